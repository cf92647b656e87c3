import AdminAPI
import Listening
import Logging
import Moderation
import NIOHTTP1
import Outbound
import ServiceLifecycle
import Testing

@Suite("A live overview", .timeLimit(.minutes(5)))
struct LiveTests {
  private func listen(
    _ path: String = "/v1/tenants/:tenant/live", as token: String, _ seed: Seed, _ world: World
  ) async throws -> EventListener {
    try await EventListener.open(seed.fill(path), as: token, port: world.port)
  }

  private func comment(_ id: String, _ seed: Seed, _ world: World) async throws {
    let account = try #require(AccountID(seed.names["account"] ?? ""))
    let comment = CommentEvent(
      kind: .created, commentID: id, videoID: "7301", authorID: "u1", username: "@a", text: "hi", occurredAt: world.now)
    try await world.record([
      JournalEntry(
        tenantID: seed.tenant, accountID: account,
        content: .comment(
          comment, decision: Decision(verdict: .allow, basis: .byDefault, ruleSetVersion: 1), action: nil),
        receivedAt: world.now)
    ])
  }

  @Test(
    "is the overview at once, then whenever it is another, and a sign of life between", arguments: ["", "?period=7d"])
  func changes(_ query: String) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let listener = try await listen("/v1/tenants/:tenant/live" + query, as: seed.viewer, seed, world)
      #expect(await listener.next() == .head(status: 200, type: "text/event-stream"))
      #expect(await listener.next() == .retry(milliseconds: "5000"))
      let first = try #require(await listener.data(of: "overview"))
      let asked = try await world.send(.get, seed.fill("/v1/tenants/:tenant/overview" + query), as: seed.viewer)
      #expect(first == asked.text)
      #expect(await listener.next() == .comment, "nothing changed")
      try await comment("other", seed, world)
      let second = try #require(await listener.data(of: "overview"))
      #expect(first.contains(#""events":1,"period""#) && second.contains(#""events":2,"period""#), "\(second)")
      await listener.close()
    }
  }

  @Test("of the gateway shows each operator what it may see")
  func gateway() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for (token, sees) in [(seed.owner, true), (seed.viewer, false)] {
        let listener = try await listen("/v1/live", as: token, seed, world)
        let overview = try #require(await listener.data(of: "overview"))
        #expect(overview.contains("\(seed.tenant)"))
        #expect(overview.contains("\(seed.otherTenant)") == sees)
        await listener.close()
      }
    }
  }

  @Test("ends with a session that nobody uses, which neither opening nor hearing it does")
  func idle() async throws {
    let moving = MovingClock(at: Timestamp(seconds: 1_700_000_000))
    try await World.with(change: { dependencies in
      dependencies.clock = moving.clock
      dependencies.access.sessionLimits = SessionLimits(idle: .seconds(600), lifetime: .seconds(3600))
    }) { world in
      let seed = try await world.seed()
      moving.advance(by: .seconds(540))
      let listener = try await listen(as: seed.viewer, seed, world)
      #expect(await listener.data(of: "overview") != nil)
      moving.advance(by: .seconds(61))
      #expect(await listener.data(of: "bye") == #"{"reason":"session_over"}"#)
      #expect(await listener.next() == nil, "the answer has ended")
      #expect(try await world.send(.get, seed.fill("/v1/tenants/:tenant/live"), as: seed.viewer).status == 401)
    }
  }

  enum Loss: CaseIterable, Sendable { case grant, tenant, disabled, logout, token }

  @Test("ends when whoever opened it may see it no more", arguments: Loss.allCases)
  func losses(_ loss: Loss) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let viewer = try #require(seed.operators[.viewer])
      let program = try await world.addProgram(of: viewer, [.reportsRead])
      let listener = try await listen(as: loss == .token ? program.secret : seed.viewer, seed, world)
      #expect(await listener.data(of: "overview") != nil)
      let path = "/v1/operators/\(viewer.id)"
      let answer =
        switch loss {
        case .grant: try await world.send(.patch, path, as: seed.owner, #"{"tenants":[]}"#)
        case .tenant: try await world.send(.delete, "/v1/tenants/\(seed.tenant)", as: seed.owner)
        case .disabled: try await world.send(.patch, path, as: seed.owner, #"{"disabled":true}"#)
        case .logout: try await world.send(.delete, "/v1/sessions/current", as: seed.viewer)
        case .token: try await world.send(.delete, path + "/tokens/\(program.token.id)", as: seed.owner)
        }
      #expect((200..<300).contains(answer.status), "\(answer.text)")
      let reason = loss == .grant || loss == .tenant ? "not_granted" : "session_over"
      #expect(await listener.data(of: "bye") == #"{"reason":"\#(reason)"}"#)
      #expect(await listener.next() == nil)
    }
  }

  /// The world allows two an operator and four in all.
  @Test("is one of no more than there may be, and gives its place back when its listener goes")
  func limits() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/live")
      // What sends nothing keeps no place.
      for _ in 0..<6 {
        let head = try await EventListener.open(path, as: seed.viewer, port: world.port, method: .HEAD)
        #expect(await head.status() == 200)
        await head.close()
      }
      var open: [EventListener] = []
      for token in [seed.viewer, seed.viewer, seed.manager, seed.manager] {
        let listener = try await listen(as: token, seed, world)
        #expect(await listener.status() == 200)
        open.append(listener)
      }
      let mine = try await world.send(.get, path, as: seed.viewer)
      #expect(mine.status == 429 && mine.member("code") == "too_many_streams" && mine.header("retry-after") == "10")
      let all = try await world.send(.get, path, as: seed.owner)
      #expect(all.status == 503 && all.member("code") == "too_many_streams")
      await open[0].close()
      // The server hears of it when the connection's end arrives.
      var status: Int?
      while status != 200 {
        let again = try await listen(as: seed.viewer, seed, world)
        status = await again.status()
        open.append(again)
      }
      for listener in open { await listener.close() }
    }
  }

  @Test("does not keep a gateway from stopping")
  func shutdown() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      var dependencies = world.dependencies
      dependencies.overview.pace = LivePace(look: .seconds(3600))
      let logger = Logger(label: "test") { [logs = world.logs] _ in LogRecorder(logs) }
      let (ports, bound) = AsyncStream.makeStream(of: Int.self)
      let server = AdminServer(
        dependencies, address: ListenAddress(host: "127.0.0.1", port: 0), logger: logger, onBind: { bound.yield($0) })
      let services = ServiceGroup(services: [server], logger: logger)
      let running = Task { try await services.run() }
      let port = try #require(await ports.first { _ in true })
      let listener = try await EventListener.open(
        seed.fill("/v1/tenants/:tenant/live"), as: seed.viewer, port: port)
      #expect(await listener.data(of: "overview") != nil)
      await services.triggerGracefulShutdown()
      #expect(await listener.data(of: "bye") == #"{"reason":"shutting_down"}"#)
      try await running.value
    }
  }
}
