import Moderation
import Outbound
import Sealing
import Synchronization
import Testing

@testable import AdminAPI

@Suite("Sessions")
struct SessionTests {
  private static let password = "correct horse battery"

  @Test("end when nobody used them for the idle limit, and at their time's end however much they are used")
  func limits() async throws {
    let moving = MovingClock(at: Timestamp(seconds: 1_700_000_000))
    let limits = SessionLimits(idle: .seconds(600), lifetime: .seconds(3600))
    try await World.with(change: { dependencies in
      dependencies.clock = moving.clock
      dependencies.access.sessionLimits = limits
    }) { world in
      try await world.addPerson("ann", .owner, password: Self.password)
      let idle = try #require(try await world.logIn("ann", Self.password).member("token"))
      let used = try #require(try await world.logIn("ann", Self.password).member("token"))
      for minute in stride(from: 9, through: 54, by: 9) {
        moving.advance(by: .seconds(540))
        #expect(try await world.send(.get, "/v1/operators/me", as: used).status == 200, "minute \(minute)")
        try await world.seen(used, at: moving.clock.now())
        // Asking is using: only when its time is up.
        if minute > 9 { #expect(try await world.send(.get, "/v1/operators/me", as: idle).status == 401) }
      }
      let listed = try await world.send(.get, "/v1/sessions", as: used).text
      #expect(listed.matches(of: /"id":"ses_/).count == 1, "\(listed)")
      moving.advance(by: .seconds(359))
      #expect(try await world.send(.get, "/v1/operators/me", as: used).status == 200)
      moving.advance(by: .seconds(1))
      let over = try await world.send(.get, "/v1/operators/me", as: used)
      #expect(over.status == 401)
      #expect(over.header("www-authenticate")?.contains(#"error="invalid_token""#) == true)
    }
  }

  @Test("are listed with where they come from, and end one by one or all but one's own")
  func ending() async throws {
    try await World.with { world in
      try await world.addPerson("ann", .viewer, password: Self.password)
      let agent = [(name: "User-Agent", value: "Browser/1.0 " + String(repeating: "x", count: 300))]
      let first = try #require(try await world.logIn("ann", Self.password, headers: agent).member("token"))
      let second = try #require(try await world.logIn("ann", Self.password).member("token"))
      let third = try #require(try await world.logIn("ann", Self.password).member("token"))
      let list = try await world.send(.get, "/v1/sessions", as: first).text
      #expect(list.contains(#""user_agent":"Browser/1.0 \#(String(repeating: "x", count: 188))""#), "\(list)")
      #expect(list.matches(of: /"address":"127.0.0.1"/).count == 3)
      #expect(list.matches(of: /"current":true/).count == 1)
      let ids = list.matches(of: /"id":"(ses_[^"]+)"/).map { String($0.1) }
      #expect(ids.count == 3)
      #expect(try await world.send(.delete, "/v1/sessions/\(ids[0])", as: first).status == 204)
      #expect(try await world.send(.delete, "/v1/sessions/\(ids[0])", as: first).status == 404)
      #expect(try await world.send(.get, "/v1/sessions", as: third).status == 401)
      #expect(try await world.send(.delete, "/v1/sessions", as: first).status == 204)
      #expect(try await world.send(.get, "/v1/sessions", as: second).status == 401)
      #expect(try await world.send(.get, "/v1/sessions", as: first).status == 200)
    }
  }

  @Test("say of the program that logged in only what is fit to be shown")
  func userAgent() {
    #expect(UserAgent.shown("curl/8.5\u{1B}[31m\u{202E}\u{0}") == "curl/8.5[31m")
    #expect(UserAgent.shown("") == nil)
    #expect(UserAgent.shown("\u{7}\u{9}") == nil)
    #expect(UserAgent.shown(String(repeating: "e\u{301}", count: 5000))?.unicodeScalars.count == 200)
    #expect(UserAgent.shown(nil) == nil)
  }

  @Test("that were used are noted once a minute, while no request waits for it")
  func seen() async throws {
    let moving = MovingClock(at: Timestamp(seconds: 1_700_000_000))
    let slow = Slow()
    let gate = slow.gate
    try await World.with(change: { dependencies in
      dependencies.clock = moving.clock
      slow.wrapped.withLock { $0 = dependencies.access.sessions }
      dependencies.access.sessions = slow
    }) { world in
      let token = try AccessToken.session().secret
      try await world.addOperator("ann", .viewer, token: token)
      for _ in 0..<5 { #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 200) }
      #expect(slow.marks.withLock { $0 } == 0, "its login is seeing it")
      moving.advance(by: .seconds(60))
      for _ in 0..<5 { #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 200) }
      gate.continuation.finish()
      try await world.seen(token, at: moving.clock.now())
      for _ in 0..<5 { #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 200) }
      #expect(slow.marks.withLock { $0 } == 1)
    }
  }
}

extension World {
  /// Waits until the session was noted as used at `moment`.
  fileprivate func seen(_ token: String, at moment: Timestamp) async throws {
    for _ in 0..<2000 {
      let found = try await dependencies.access.sessions.session(
        tokenDigest: AccessToken.digest(of: token), activeAt: moment, idleLimit: .seconds(100_000))
      if found?.session.lastSeenAt == moment { return }
      try await Task.sleep(for: .milliseconds(1))
    }
    throw Missing()
  }
}

/// Notes no use before the gate is opened, and counts.
private final class Slow: SessionStore {
  let wrapped = Mutex<(any SessionStore)?>(nil)
  let marks = Mutex(0)
  let gate = AsyncStream.makeStream(of: Never.self)

  private var store: any SessionStore {
    get throws {
      guard let store = wrapped.withLock({ $0 }) else { throw Missing() }
      return store
    }
  }

  func create(_ session: Session) async throws { try await store.create(session) }
  func session(
    tokenDigest: [UInt8], activeAt moment: Timestamp, idleLimit: Duration
  ) async throws -> (session: Session, operator: Operator)? {
    try await store.session(tokenDigest: tokenDigest, activeAt: moment, idleLimit: idleLimit)
  }
  func sessions(activeAt moment: Timestamp, idleLimit: Duration, in scope: OperatorScope) async throws -> [Session] {
    try await store.sessions(activeAt: moment, idleLimit: idleLimit, in: scope)
  }
  func markSeen(_ id: SessionID, at moment: Timestamp) async throws {
    marks.withLock { $0 += 1 }
    for await _ in gate.stream {}
    try await store.markSeen(id, at: moment)
  }
  func end(_ id: SessionID, at moment: Timestamp, in scope: OperatorScope) async throws -> Bool {
    try await store.end(id, at: moment, in: scope)
  }
  func endAll(except kept: SessionID?, at moment: Timestamp, in scope: OperatorScope) async throws {
    try await store.endAll(except: kept, at: moment, in: scope)
  }
}
