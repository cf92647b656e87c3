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
    let credentials = try #require(try await operators.credentials(name: "MIA", network: nil, at: test.clock.now))
    #expect(credentials.operator == manager && credentials.passwordHash == "$argon2id$x")
    #expect(try await operators.credentials(name: "mia' --", network: nil, at: test.clock.now) == nil)
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
    #expect(try await update(someone.id, OperatorChange(role: .viewer, grants: [second])) == .updated(someone))
    #expect(try await operators.operator(someone.id, in: gateway) == someone)
    await #expect(throws: StorageError.reference(what: "tenant")) {
      _ = try await update(someone.id, OperatorChange(role: .manager, grants: [first, .fresh()]))
    }
    #expect(try await operators.operators(in: gateway) == [someone])
    #expect(try await update(.fresh(), OperatorChange(role: .viewer)) == .unknownOperator)
    #expect(try await operators.operator(.fresh(), in: gateway) == nil)
  }

  @Test("One owner who can log in remains, whoever else there is")
  func lastOwner() async throws {
    let ann = Operator.sample("ann", role: .owner)
    let bob = Operator.sample("bob", role: .owner)
    for one in [ann, bob, .sample("mia")] { try await operators.create(one, passwordHash: "x", in: gateway) }
    #expect(try await update(ann.id, OperatorChange(isDisabled: true)) != .lastOwner)
    for change in [OperatorChange(role: .viewer), OperatorChange(isDisabled: true)] {
      #expect(try await update(bob.id, change) == .lastOwner)
    }
    #expect(try await operators.operator(bob.id, in: gateway) == bob)
    // Who is out already cannot be the last.
    #expect(try await update(ann.id, OperatorChange(role: .viewer)) != .lastOwner)
  }

  @Test("A costlier hash takes the place of the one it was made for alone")
  func replacedHash() async throws {
    let someone = Operator.sample("ann")
    try await operators.create(someone, passwordHash: "old", in: gateway)
    try await operators.replaceHash("old", with: "renewed", of: someone.id)
    try await operators.replaceHash("old", with: "late", of: someone.id)
    let found = try await operators.credentials(name: "ann", network: nil, at: test.clock.now)
    #expect(found?.passwordHash == "renewed" && found?.operator.mustChangePassword == true)
  }

  @Test("The networks used last are known, sixteen of them, for 90 days")
  func networks() async throws {
    let someone = Operator.sample("ann")
    try await operators.create(someone, passwordHash: "x", in: gateway)
    let start = test.clock.now
    for number in 0..<20 {
      try await operators.noteLogin(of: someone.id, from: "192.0.2.\(number)", at: start + .seconds(number))
    }
    func isKnown(_ number: Int, _ moment: Timestamp) async throws -> Bool? {
      try await operators.credentials(name: "ann", network: "192.0.2.\(number)", at: moment)?.isNetworkKnown
    }
    #expect(try await isKnown(3, start) == false)
    #expect(try await isKnown(4, start) == true)
    let end = start + .seconds(19) + .seconds(90 * 86_400)
    #expect(try await isKnown(19, end) == true)
    #expect(try await isKnown(19, end + .milliseconds(1)) == false)
    #expect(try await test.count("SELECT count(*) FROM known_networks") == 16)
  }

  private func update(_ id: OperatorID, _ change: OperatorChange) async throws -> OperatorChange.Outcome {
    try await operators.update(id, change, in: gateway, at: test.clock.now)
  }

  @Test("A change that is based on what the operator is no more is refused")
  func basis() async throws {
    let seen = Operator.sample("ann")
    try await operators.create(seen, passwordHash: "x", in: gateway)
    let change = OperatorChange(role: .viewer)
    let changed = try await operators.update(
      seen.id, change, basedOn: .exactly(seen), in: gateway, at: test.clock.now)
    #expect(changed == .updated(change.applied(to: seen)))
    await #expect(throws: StorageError.changed) {
      _ = try await operators.update(
        seen.id, OperatorChange(isDisabled: true), basedOn: .exactly(seen), in: gateway, at: test.clock.now)
    }
    #expect(try await operators.operator(seen.id, in: gateway)?.isDisabled == false)
  }

  @Test("Disabling ends every session of the operator, and no other's")
  func disabling() async throws {
    let someone = Operator.sample("ann")
    let other = Operator.sample("bob")
    for one in [someone, other] { try await operators.create(one, passwordHash: "x", in: gateway) }
    try await sessions.create(session(of: someone, 1))
    try await sessions.create(session(of: other, 2))
    #expect(try await update(someone.id, OperatorChange(isDisabled: true)) != .unknownOperator)
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
    try await operators.setPassword(hash: "new", of: someone.id, keeping: kept.id, by: .gateway, at: test.clock.now)
    #expect(try await find([1, 0]) != nil)
    #expect(try await find([2, 0]) == nil)
    let credentials = try #require(try await operators.credentials(name: "ann", network: nil, at: test.clock.now))
    #expect(credentials.passwordHash == "new" && !credentials.operator.mustChangePassword)
    try await operators.setPassword(hash: "newer", of: someone.id, keeping: nil, by: .gateway, at: test.clock.now)
    #expect(try await test.count("SELECT count(*) FROM sessions") == 0)
  }
}
