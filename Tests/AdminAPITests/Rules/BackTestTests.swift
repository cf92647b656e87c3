import Moderation
import Outbound
import Synchronization
import Testing

@testable import AdminAPI

@Suite("Back-tests over HTTP", .timeLimit(.minutes(2)))
struct BackTestTests {
  /// An archive of one comment over and over, which never ends by itself.
  private final class EndlessArchive: CommentArchive {
    let given = Mutex(0)
    let isOver = Mutex(false)

    func forEachComment(
      _ selection: CommentSelection, in scope: TenantScope,
      _ each: @escaping @Sendable (ArchivedComment) throws -> Bool
    ) async throws {
      let comment = ArchivedComment(
        id: .fresh(), accountID: .fresh(),
        comment: CommentEvent(
          kind: .created, commentID: "1", videoID: "1", text: "follow me", occurredAt: Timestamp(seconds: 1)),
        verdict: .delete, isModerated: true)
      while try each(comment) {
        given.withLock { $0 += 1 }
        await Task.yield()
      }
      isOver.withLock { $0 = true }
    }

    func commentCount(_ selection: CommentSelection, in scope: TenantScope) async throws -> Int { 1_000_000 }
  }

  private let draft = #"{"rule_set":{"rules":[]}}"#

  private func request(_ world: World, _ seed: Seed, _ onBody: @escaping @Sendable ([UInt8]) -> Void)
    -> OutboundRequest
  {
    var request = OutboundRequest(
      .post, "http://127.0.0.1:\(world.port)" + seed.fill("/v1/tenants/:tenant/rules/back-test"),
      headers: [
        (name: "Authorization", value: "Bearer \(seed.manager)"), (name: "Content-Type", value: "application/json"),
      ], body: Array(draft.utf8), deadline: .seconds(120))
    request.onBody = onBody
    return request
  }

  @Test("tell how far they are, end when nobody listens any more, and leave room for the next")
  func leaving() async throws {
    let archive = EndlessArchive()
    try await World.with(change: { $0.rules.archive = archive }) { world in
      let seed = try await world.seed()
      let (pieces, arrived) = AsyncStream.makeStream(of: String.self)
      let calls = (0..<2).map { _ in
        let request = request(world, seed) { arrived.yield(String(decoding: $0, as: UTF8.self)) }
        return Task { try await world.send(request) }
      }
      var seen = ""
      for await piece in pieces {
        seen += piece
        if seen.split(separator: #"{"progress""#).count > 4 { break }
      }
      #expect(seen.hasPrefix(#"{"progress":{"done":0,"of":1000000}}"# + "\n"))
      let third = try await world.send(
        .post, seed.fill("/v1/tenants/:tenant/rules/back-test"), as: seed.manager, draft)
      #expect(third.status == 429 && third.member("code") == "too_many_back_tests")
      #expect(third.header("retry-after") == "10")
      for call in calls {
        call.cancel()
        _ = await call.result
      }
      while !archive.isOver.withLock({ $0 }) { await Task.yield() }
      // The passes come back a moment later.
      var status = 429
      let (again, heard) = AsyncStream.makeStream(of: Int.self)
      while status == 429 {
        let request = request(world, seed) { heard.yield($0.count) }
        let call = Task { try await world.send(request) }
        _ = await again.first { _ in true }
        call.cancel()
        status = (try? await call.value.status) ?? 200
      }
    }
  }

  @Test("compare each account by its own rules")
  func accounts() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let tenant = try #require(TenantID(seed.names["tenant"] ?? ""))
      let (open, business) = (seed.names["account"] ?? "", seed.names["business"] ?? "")
      try await world.record(
        [(open, "zip"), (business, "zip"), (business, "other words")].enumerated().map { index, comment in
          JournalEntry(
            tenantID: tenant, accountID: AccountID(comment.0),
            content: .comment(
              CommentEvent(
                kind: .created, commentID: "8\(index)", videoID: "1", authorID: "u", text: comment.1,
                occurredAt: world.now), decision: Decision(verdict: .allow, basis: .byDefault, ruleSetVersion: 1),
              action: nil), receivedAt: world.now)
        })
      let path = seed.fill("/v1/tenants/:tenant/rules/back-test")
      let everywhere = #"{"rule_set":{"rules":[{"id":"z","verdict":"hide","when":{"words":["zip"]}}]}}"#
      let all = try await world.send(.post, path, as: seed.manager, everywhere)
      // The open account's own rule deletes it in any case.
      #expect(all.text.contains(#""compared":4"#) && all.text.contains(#""newly_hidden":1"#), "\(all.text)")
      let own = try await world.send(
        .post, path, as: seed.manager,
        #"{"rule_set":{"rules":[]},"layer":"account","account":"\#(open)"}"#)
      #expect(own.text.contains(#""compared":2"#) && own.text.contains(#""rule":"local""#), "\(own.text)")
      let sample = try await world.send(.post, path, as: seed.manager, #"{"rule_set":{"rules":[]},"newest":1}"#)
      #expect(sample.text.contains(#""compared":1"#), "\(sample.text)")
    }
  }

  @Test("that storage breaks say so in their last line")
  func broken() async throws {
    struct Broken: CommentArchive {
      func forEachComment(
        _ selection: CommentSelection, in scope: TenantScope,
        _ each: @escaping @Sendable (ArchivedComment) throws -> Bool
      ) async throws { throw StorageError.failed(detail: "SQLITE_IOERR") }
      func commentCount(_ selection: CommentSelection, in scope: TenantScope) async throws -> Int { 3 }
    }
    try await World.with(change: { $0.rules.archive = Broken() }) { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, seed.fill("/v1/tenants/:tenant/rules/back-test"), as: seed.manager, draft)
      #expect(
        answer.text.hasSuffix(#"{"error":{"code":"internal","detail":"the gateway failed; see its log"}}"# + "\n"))
      #expect(world.logs.all.contains { $0.hasPrefix("error") && $0.contains("SQLITE_IOERR") })
    }
  }
}
