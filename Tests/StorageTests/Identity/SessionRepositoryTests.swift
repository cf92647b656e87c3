import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct SessionRepositoryTests {
  private let test: TestDatabase
  private let sessions: SessionRepository
  private let someone = Operator.sample("ann")
  private let other = Operator.sample("bob")

  init() async throws {
    test = try TestDatabase()
    sessions = SessionRepository(test.database)
    for one in [someone, other] {
      try await OperatorRepository(test.database).create(one, passwordHash: "x", in: TestDatabase.gateway)
    }
  }

  private var now: Timestamp { test.clock.now }

  private func scope(_ operator: Operator) -> OperatorScope {
    OperatorScope(ownOf: Principal(`operator`, address: "192.0.2.1", requestID: "r1"))
  }

  private func session(of owner: Operator, _ digest: UInt8, lasting seconds: Int = 60) -> Session {
    Session(
      operatorID: owner.id, tokenDigest: [digest, 0], createdAt: now, expiresAt: now + .seconds(seconds),
      address: "192.0.2.7", userAgent: "Browser/1.0")
  }

  private func find(_ digest: [UInt8], _ moment: Timestamp? = nil, idle: Int = 1000) async throws -> SessionID? {
    try await sessions.session(tokenDigest: digest, activeAt: moment ?? now, idleLimit: .seconds(idle))?.session.id
  }

  private func active(_ operator: Operator, idle: Int = 1000) async throws -> [Session] {
    try await sessions.sessions(activeAt: now, idleLimit: .seconds(idle), in: scope(`operator`))
  }

  @Test("A session is found by its digest until it expires or is ended")
  func lookup() async throws {
    let session = session(of: someone, 1)
    try await sessions.create(session)
    let found = try #require(
      try await sessions.session(tokenDigest: [1, 0], activeAt: now, idleLimit: .seconds(1000)))
    #expect(found.session == session && found.operator == someone)
    #expect(try await find([1, 0], session.expiresAt - .milliseconds(1)) == session.id)
    #expect(try await find([1, 0], session.expiresAt) == nil)
    #expect(try await find([1]) == nil)
    #expect(try await find([]) == nil)
    #expect(try await sessions.end(session.id, at: now, in: scope(someone)))
    #expect(try await find([1, 0]) == nil)
    #expect(try await sessions.end(session.id, at: now, in: scope(someone)) == false)
    await #expect(throws: StorageError.reference(what: "operator")) {
      try await sessions.create(self.session(of: .sample("nobody"), 9))
    }
  }

  @Test("It is over when it was not seen for the idle limit, and being seen never goes back")
  func idle() async throws {
    let session = session(of: someone, 1, lasting: 900)
    try await sessions.create(session)
    #expect(try await find([1, 0], now + .milliseconds(9_999), idle: 10) == session.id)
    #expect(try await find([1, 0], now + .seconds(10), idle: 10) == nil)
    try await sessions.markSeen(session.id, at: now + .seconds(60))
    try await sessions.markSeen(session.id, at: now + .seconds(30))
    #expect(try await find([1, 0], now + .milliseconds(69_999), idle: 10) == session.id)
    #expect(try await find([1, 0], now + .seconds(70), idle: 10) == nil)
    test.clock.advance(by: .seconds(70))
    #expect(try await active(someone, idle: 11).map(\.lastSeenAt) == [now - .seconds(10)])
    #expect(try await active(someone, idle: 10).isEmpty)
  }

  @Test("A new session clears away those that have expired, and those not seen for longest where there are too many")
  func cleaning() async throws {
    try await sessions.create(session(of: someone, 1, lasting: 10))
    try await sessions.create(session(of: someone, 2, lasting: 100))
    test.clock.advance(by: .seconds(10))
    try await sessions.create(session(of: someone, 3))
    #expect(try await active(someone).map(\.tokenDigest) == [[3, 0], [2, 0]])
    try await sessions.create(session(of: other, 255))
    test.clock.advance(by: .seconds(1))
    for digest in 4..<UInt8(4 + Session.most) { try await sessions.create(session(of: someone, digest)) }
    #expect(try await active(someone).count == Session.most)
    #expect(try await find([3, 0]) == nil)
    #expect(try await find([4, 0]) != nil)
    #expect(try await find([255, 0]) != nil, "somebody else's are not counted")
  }

  @Test("One operator's sessions are ended by nobody else, and each end is kept")
  func ending() async throws {
    let (first, second, foreign) = (session(of: someone, 1), session(of: someone, 2), session(of: other, 3))
    for one in [first, second, foreign] { try await sessions.create(one) }
    #expect(try await sessions.end(foreign.id, at: now, in: scope(someone)) == false)
    #expect(try await active(someone).map(\.id) == [second.id, first.id])
    try await sessions.endAll(except: second.id, at: now, in: scope(someone))
    try await sessions.endAll(except: second.id, at: now, in: scope(someone))
    #expect(try await active(someone) == [second])
    let owner = try #require(GatewayScope(for: Principal(.sample("boss", role: .owner))))
    try await sessions.endAll(except: nil, at: now, in: OperatorScope(of: someone.id, in: owner))
    #expect(try await active(someone).isEmpty)
    #expect(try await active(other) == [foreign])
    let ended = "SELECT count(*) FROM audit_entries WHERE action = 'session.ended'"
    #expect(try await test.count(ended) == 2)
    let bySomeone = " AND operator_id = ? AND address = '192.0.2.1' AND request_id = 'r1'"
    #expect(try await test.count(ended + bySomeone, [someone.id.rawValue]) == 1)
  }
}
