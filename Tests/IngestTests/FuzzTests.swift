import Moderation
import Testing

@Suite("Fuzzing")
struct FuzzTests {
  /// Connections; each sends one mutated request.
  static let rounds = 3000

  @Test("mutated requests never stop the listener, and none that is wrongly signed is answered 200 or kept")
  func mutations() async throws {
    try await Fixture.run { fixture in
      let seeds = [
        Delivery.open(fixture.world.shopPath, Delivery.openBody(text: "follow me now")),
        Delivery.business(fixture.world.bakeryAppPath, Delivery.businessBody(openID: World.bakeryOpenID)),
        chunked(fixture.world.shopPath, Delivery.openBody()),
      ]
      await withTaskGroup(of: Void.self) { group in
        for sender in 0..<20 {
          group.addTask {
            var generator = SeededGenerator(seed: UInt64(sender))
            for _ in 0..<Self.rounds / 20 {
              let seed = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
              let request = Mutation.mutate(seed, using: &generator)
              await Self.send(request, to: fixture)
            }
          }
        }
      }
      try await expectOnlySeeds(in: fixture)
      #expect(try await fixture.stillWorks())
    }
  }

  /// Whatever was kept was signed, and only the unchanged bodies are.
  private func expectOnlySeeds(in fixture: Fixture) async throws {
    for account in [fixture.world.shop, fixture.world.bakery] {
      let events = try await fixture.events(of: account)
      #expect(events.count <= 1)
      #expect(events.allSatisfy { $0.comment.commentID == Delivery.commentID })
      #expect(try await fixture.parked(of: account.tenantID).isEmpty)
    }
    let texts = fixture.journal.entries.map { entry -> String? in
      guard case .comment(let comment, _, _) = entry.content else { return nil }
      return comment.text
    }
    #expect(texts.allSatisfy { $0 == "follow me now" || $0 == "a fine video" })
  }

  /// 200 may only be the answer to the first request where the body and signature of a seed are in it unchanged.
  private static func send(_ request: (bytes: [UInt8], mayBeTaken: Bool), to fixture: Fixture) async {
    do {
      let connection = try await fixture.connect()
      // A server that has closed already is one of the right answers.
      try? await connection.send(request.bytes)
      try? await connection.finishSending()
      let answer = try await connection.rest()
      if !request.mayBeTaken {
        #expect(!answer.contains(#"{"status":"ok"}"#), "\(String(decoding: request.bytes, as: UTF8.self))")
      }
      await connection.close()
    } catch {
      Issue.record("the listener hangs or is gone: \(error) on \(String(decoding: request.bytes, as: UTF8.self))")
    }
  }

  private func chunked(_ path: String, _ body: String) -> [UInt8] {
    let half = body.utf8.count / 2
    let parts = [body.utf8.prefix(half), body.utf8.dropFirst(half)]
    let head = "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n" + Delivery.openSignature(body.utf8)
    return Array((head + "\r\n\r\n").utf8)
      + parts.flatMap { Array("\(String($0.count, radix: 16))\r\n".utf8) + Array($0) + Array("\r\n".utf8) }
      + Array("0\r\n\r\n".utf8)
  }
}
