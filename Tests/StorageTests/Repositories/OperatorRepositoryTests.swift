import Moderation
import Testing

@testable import Storage

@Suite struct OperatorRepositoryTests {
  private let test: TestDatabase
  private let operators: OperatorRepository
  private let sessions: SessionRepository
  private let gateway = TestDatabase.gateway

  init() throws {
    test = try TestDatabase()
    operators = OperatorRepository(test.database)
    sessions = SessionRepository(test.database)
  }

  private func session(of owner: Operator, _ digest: UInt8, lasting seconds: Int = 60) -> Session {
    Session(
      id: .fresh(), operatorID: owner.id, tokenDigest: [digest, 0], createdAt: test.clock.now,
      expiresAt: test.clock.now + .seconds(seconds))
  }

  private func find(_ digest: [UInt8]) async throws -> Session? {
    try await sessions.session(tokenDigest: digest, activeAt: test.clock.now, idleLimit: .seconds(1800))?.session
  }

  @Test("Operators come back with their grants and, at login, their hash")
  func roundTrip() async throws {
    #expect(try await operators.hasOperators() == false)
    let grants = Set([try await test.addTenant("a").tenantID, try await test.addTenant("b").tenantID])
    let manager = Operator.sample("mia", grants: grants)
    let owner = Operator.sample("ann", role: .owner)
    try await operators.create(manager, passwordHash: "$argon2id$x", in: gateway)
    try await operators.create(owner, passwordHash: "y", in: gateway)
    #expect(try await operators.hasOperators())
    #expect(try await operators.operators(in: gateway) == [owner, manager])
    let credentials = try #require(try await operators.credentials(name: "MIA"))
    #expect(credentials.operator == manager && credentials.passwordHash == "$argon2id$x")
    #expect(try await operators.credentials(name: "mia' --") == nil)
  }

  @Test("A name is taken once; a grant for no tenant leaves nothing")
  func constraints() async throws {
    try await operators.create(.sample("ann"), passwordHash: "x", in: gateway)
    await #expect(throws: StorageError.conflict(what: "operators.name")) {
      try await operators.create(.sample("ANN"), passwordHash: "x", in: gateway)
    }
    await #expect(throws: StorageError.reference(what: "tenant")) {
      try await operators.create(.sample("bob", grants: [.fresh()]), passwordHash: "x", in: gateway)
    }
    #expect(try await operators.operators(in: gateway).map(\.name) == ["ann"])
  }

  @Test("An update replaces role and grants whole or not at all")
  func update() async throws {
    let first = try await test.addTenant("a").tenantID
    let second = try await test.addTenant("b").tenantID
    var someone = Operator.sample("ann", grants: [first])
    try await operators.create(someone, passwordHash: "x", in: gateway)
    someone.role = .viewer
    someone.grants = [second]
    #expect(try await operators.update(someone, in: gateway))
    #expect(try await operators.operators(in: gateway) == [someone])
    var wrong = someone
    wrong.grants = [first, .fresh()]
    let refused = wrong
    await #expect(throws: StorageError.reference(what: "tenant")) {
      _ = try await operators.update(refused, in: gateway)
    }
    #expect(try await operators.operators(in: gateway) == [someone])
    #expect(try await operators.update(.sample("nobody"), in: gateway) == false)
  }

  @Test("Disabling ends every session of the operator, and no other's")
  func disabling() async throws {
    var someone = Operator.sample("ann")
    let other = Operator.sample("bob")
    for one in [someone, other] { try await operators.create(one, passwordHash: "x", in: gateway) }
    try await sessions.create(session(of: someone, 1))
    try await sessions.create(session(of: other, 2))
    someone.isDisabled = true
    #expect(try await operators.update(someone, in: gateway))
    #expect(try await find([1, 0]) == nil)
    #expect(try await find([2, 0]) != nil)
    // Not even a session made afterwards lets it in.
    try await sessions.create(session(of: someone, 3))
    #expect(try await find([3, 0]) == nil)
  }

  @Test("A new password ends the other sessions, and all of them when none is kept")
  func password() async throws {
    let someone = Operator.sample("ann")
    try await operators.create(someone, passwordHash: "x", in: gateway)
    let kept = session(of: someone, 1)
    try await sessions.create(kept)
    try await sessions.create(session(of: someone, 2))
    try await operators.setPassword(hash: "new", of: someone.id, keeping: kept.id)
    #expect(try await find([1, 0]) != nil)
    #expect(try await find([2, 0]) == nil)
    let credentials = try #require(try await operators.credentials(name: "ann"))
    #expect(credentials.passwordHash == "new" && !credentials.operator.mustChangePassword)
    try await operators.setPassword(hash: "newer", of: someone.id, keeping: nil)
    #expect(try await test.count("SELECT count(*) FROM sessions") == 0)
  }
}
