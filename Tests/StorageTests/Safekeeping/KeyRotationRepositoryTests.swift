import Moderation
import Testing

@testable import Storage

@Suite("Secrets that are sealed anew")
struct KeyRotationRepositoryTests {
  private static let mark: [UInt8] = [9, 9]

  private static func everything(in test: TestDatabase, limit: Int) async throws -> [StoredSecret] {
    let repository = KeyRotationRepository(test.database)
    var all: [StoredSecret] = []
    while true {
      let part = try await repository.secrets(withoutMark: mark, after: all.last?.place, limit: limit)
      all += part
      if part.count < limit { return all }
    }
  }

  @Test(
    "are each found once, however many are looked at together, those with the mark left out", arguments: [1, 2, 100])
  func walk(_ limit: Int) async throws {
    let test = try TestDatabase()
    let world = try await World("one", in: test)
    _ = try await World("two", in: test)
    let all = try await Self.everything(in: test, limit: limit)
    #expect(Set(all.map(\.place)).count == all.count)
    #expect(all.contains { $0.location == .appSecret(world.app.id) && $0.secret == world.app.secret })
    #expect(all.contains { $0.location == .refreshToken(world.account.id) })
    let repository = KeyRotationRepository(test.database)
    #expect(try await repository.count(withoutMark: Self.mark) == SecretCount(all: all.count, remaining: all.count))

    let rotation = KeyRotation(fromKey: "old", toKey: "new", startedAt: test.clock.now)
    try await repository.begin(rotation, by: .gateway)
    let replaced = try await repository.replace(
      all.map { SecretReplacement($0, by: SealedSecret(bytes: Self.mark + $0.secret.bytes)) }, in: rotation.id)
    #expect(replaced == all.count)
    #expect(try await Self.everything(in: test, limit: limit) == [])
    #expect(try await repository.count(withoutMark: Self.mark) == SecretCount(all: all.count, remaining: 0))
    #expect(try await repository.latest()?.resealed == all.count)
  }

  @Test("keep what was set meanwhile")
  func compareAndSwap() async throws {
    let test = try TestDatabase()
    let world = try await World("one", in: test)
    let repository = KeyRotationRepository(test.database)
    let rotation = KeyRotation(fromKey: "old", toKey: "new", startedAt: test.clock.now)
    try await repository.begin(rotation, by: .gateway)
    let all = try await Self.everything(in: test, limit: 100)
    let fresh = SealedSecret(bytes: [4, 5, 6])
    _ = try await AccountRepository(test.database).setTokens(
      AccountTokens(access: fresh, refresh: fresh, accessExpiresAt: nil, refreshExpiresAt: nil), of: world.account.id,
      in: world.scope)
    _ = try await repository.replace(
      all.map { SecretReplacement($0, by: SealedSecret(bytes: Self.mark)) }, in: rotation.id)
    let left = try await Self.everything(in: test, limit: 100)
    #expect(left.map(\.secret) == [fresh, fresh])
  }

  @Test("leave an entry in the audit log when they begin and when they end, and end once")
  func audit() async throws {
    let test = try TestDatabase()
    let repository = KeyRotationRepository(test.database)
    let rotation = KeyRotation(fromKey: "old", toKey: "new", startedAt: test.clock.now)
    try await repository.begin(rotation, by: .gateway)
    try await repository.finish(rotation.id, at: test.clock.now)
    try await repository.finish(rotation.id, at: test.clock.now + .seconds(1))
    #expect(try await repository.latest()?.finishedAt == test.clock.now)
    #expect(try await test.count("SELECT count(*) FROM audit_entries WHERE action LIKE 'key.rotation_%'") == 2)
  }
}
