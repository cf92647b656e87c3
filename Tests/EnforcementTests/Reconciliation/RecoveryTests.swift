import Ingest
import Moderation
import Outbound
import Sandbox
import Sealing
import ServiceLifecycle
import Testing
import TikTok

@testable import Enforcement
@testable import Storage

/// TikTok delivers to the real public listener, and loses one event in twenty.
@Suite("Recovering lost deliveries, end to end")
struct RecoveryTests {
  private static let rules = """
    {"rules":[{"id":"spam","verdict":"hide","when":{"phrases":["free money"]}}]}
    """

  @Test("of three accounts' comments and answers, 5 % lost, every one is decided and acted on once")
  func recovered() async throws {
    try await World.run(quotas: nil) { world in
      var clients: [Client] = []
      for name in ["one", "two", "three"] {
        let client = try await world.addClient(.business, name, knowsAuthor: false)
        try await world.setRules(Self.rules, of: client)
        clients.append(client)
      }
      world.clock.advance(by: .seconds(1))
      try await PublicListener.run(on: world) { listener in
        try world.state.addFault(SandboxFault(.droppedDelivery, .probability(0.05)))
        for client in clients { try write(to: client, in: world) }
        #expect(await world.state.waitUntilIdle(timeout: .seconds(120)))
        let dropped = world.state.deliveries().filter { $0.outcome == .dropped }.compactMap(\.commentID)
        let written = world.state.comments().count
        #expect(dropped.count > written / 40 && dropped.count < written / 10)
        world.state.removeAllFaults()

        world.clock.advance(by: .seconds(3700))
        try await world.sweep()
        try await expectWhole(clients, lost: Set(dropped), in: world)

        // The lost ones come after all, and once more.
        for id in dropped + dropped.prefix(20) {
          #expect(try await listener.deliver(id) == 200)
        }
        try await expectWhole(clients, lost: Set(dropped), in: world)
        var late = 0
        for client in clients { late += try await world.coverage(of: client).late }
        #expect(late == dropped.count)
        try await world.sweep()
        try await expectWhole(clients, lost: Set(dropped), in: world)
      }
    }
  }

  /// A video with more than 500 comments and one with few, both with answers; one in ten is spam.
  private func write(to client: Client, in world: World) throws {
    for (video, count) in [("7377694258502880513", 560), ("7377694258502880999", 40)] {
      var parent: String?
      for number in 0..<count {
        let text = number.isMultiple(of: 10) ? "free money \(number)" : "comment \(number)"
        let id = try world.lose(text, by: "u\(number % 50)", on: video, to: client)
        if number == count / 2 { parent = id }
      }
      for number in 0..<45 {
        let text = number.isMultiple(of: 9) ? "free money too \(number)" : "answer \(number)"
        try world.lose(text, by: "u\(number)", on: video, replyingTo: parent, to: client)
      }
    }
  }

  private func expectWhole(_ clients: [Client], lost: Set<String>, in world: World) async throws {
    for client in clients {
      let comments = world.state.comments(of: client.openID)
      let coverage = try await world.coverage(of: client)
      #expect(coverage.total == comments.count)
      #expect(coverage.found == comments.count { lost.contains($0.id) })
      let events = try await world.createdEvents(of: client).map(\.comment.commentID)
      let actions = try await world.actions(of: client).map(\.commentID)
      #expect(events.sorted() == comments.map(\.id).sorted())
      #expect(actions.sorted() == comments.filter { $0.text.hasPrefix("free money") }.map(\.id).sorted())
    }
  }
}

/// The public listener, in front of a world's database.
private struct PublicListener: Sendable {
  let world: World
  let port: Int

  private var callback: String { "http://127.0.0.1:\(port)/webhooks/apps/\(world.app.id)" }

  /// Runs `body` while it takes deliveries, for which it is registered.
  static func run(on world: World, _ body: (PublicListener) async throws -> Void) async throws {
    let directory = EndpointDirectory(
      source: EndpointRepository(world.database), library: world.library, sealer: world.sealer,
      freshness: Freshness(), clock: world.clock.wallClock, logger: world.logger)
    try await directory.reload()
    let (ports, bound) = AsyncStream.makeStream(of: Int.self)
    let server = IngestServer(
      IngestSettings(port: 0), directory: directory, journal: GroupCommitJournal(world.database),
      readiness: { [] }, clock: world.clock.wallClock, logger: world.logger, onBind: { bound.yield($0) })
    try await world.working(server) {
      var iterator = ports.makeAsyncIterator()
      let listener = PublicListener(world: world, port: try #require(await iterator.next()))
      try await listener.register()
      try await body(listener)
    }
  }

  private func register() async throws {
    let body = """
      {"app_id":"\(World.appKey)","secret":"\(World.appSecret)","event_type":"COMMENT","callback_url":"\(callback)"}
      """
    let answer = try await world.http.send(
      OutboundRequest(
        .post, world.sandbox.businessBase + "/business/webhook/update/",
        headers: [(name: "Content-Type", value: "application/json")], body: Array(body.utf8)))
    #expect(answer.status == 200)
  }

  /// Delivers the creation of a comment, which TikTok signs with a fresh time; answers the HTTP status.
  func deliver(_ id: String) async throws -> Int {
    let comment = try #require(world.state.comment(id))
    let content = """
      {"comment_id":\(id),"video_id":\(comment.videoID),"parent_comment_id":\(comment.parentID ?? "0"),\
      "comment_action":"insert","timestamp":\(comment.createdAt),\
      "unique_identifier":"\(comment.uniqueIdentifier)","text":"\(comment.text)"}
      """
    let quoted = content.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
    let time = world.clock.now.seconds
    let body = """
      {"client_key":"\(World.appKey)","event":"comment.update","create_time":\(time),\
      "user_openid":"\(comment.account)","content":"\(quoted)"}
      """
    let tag = Hex.encode(HMACKey(World.appSecret.utf8).tag(of: "\(time).\(body)".utf8))
    let answer = try await world.http.send(
      OutboundRequest(
        .post, callback,
        headers: [
          (name: "Content-Type", value: "application/json"), (name: "Tiktok-Signature", value: "t=\(time),s=\(tag)"),
        ], body: Array(body.utf8)))
    return answer.status
  }
}
