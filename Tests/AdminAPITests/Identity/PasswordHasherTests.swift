import Testing

@testable import AdminAPI

@Suite("Passwords", .timeLimit(.minutes(5)))
struct PasswordHasherTests {
  @Test("are hashed so that they verify, and only with the right password")
  func hashing() async throws {
    let hasher = PasswordHasher(threads: 2, queueLimit: 8)
    let hash = try await hasher.hash("correct horse battery")
    #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(try await hasher.verify("correct horse battery", against: hash))
    #expect(try await !hasher.verify("correct horse batterx", against: hash))
    #expect(try await !hasher.verify("correct horse battery", against: "not a hash"))
  }

  @Test("are hashed two at once, and never on every core, if there are more than one")
  func threads() {
    #expect([1, 2, 3, 64].map(PasswordHasher.threads) == [1, 1, 2, 2])
  }

  @Test("a full queue of passwords is busy")
  func busy() async throws {
    let hasher = PasswordHasher(threads: 1, queueLimit: 0)
    let results = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do {
            _ = try await hasher.hash("some password here")
            return false
          } catch { return error is PasswordHasher.Busy }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.contains(true))
  }

  @Test("are not waited for by a listener that starts, however long those of others take")
  func start() async throws {
    // Nobody gets a turn with this one.
    try await World.with(change: { $0.access.hasher = PasswordHasher(threads: 0, queueLimit: 0) }) { world in
      #expect(world.port > 0)
    }
  }
}
