import Moderation
import Testing

@testable import Storage

@Suite struct InvitationRepositoryTests {
  private let test: TestDatabase
  private let invitations: InvitationRepository
  private let operators: OperatorRepository
  private let gateway = TestDatabase.gateway

  init() throws {
    test = try TestDatabase()
    invitations = InvitationRepository(test.database)
    operators = OperatorRepository(test.database)
  }

  private func invite(
    _ name: String, as invitee: Invitee = .newOperator(.viewer, grants: []), code: UInt8, lasting seconds: Int = 60,
    in scope: GatewayScope? = nil
  ) async throws -> InvitationOutcome {
    try await invitations.invite(
      name, as: invitee, codeDigest: [code], until: test.clock.now + .seconds(seconds), in: scope ?? gateway,
      at: test.clock.now)
  }

  private func accept(_ code: UInt8) async throws -> Operator? {
    try await invitations.accept(
      codeDigest: [code], passwordHash: "chosen", network: "192.0.2.1", by: Actor(.nobody), at: test.clock.now)
  }

  private func open() async throws -> [Invitation] {
    try await invitations.invitations(page: PageRequest(), in: gateway, at: test.clock.now).items
  }

  @Test("Acceptance makes the operator that was invited, once, and its network is known from then on")
  func newOperator() async throws {
    let tenant = try await test.addTenant("a").tenantID
    let outcome = try await invite("mia", as: .newOperator(.manager, grants: [tenant]), code: 1)
    guard case .created(let invitation) = outcome else { throw StorageError.failed(detail: "\(outcome)") }
    #expect(try await open() == [invitation])
    #expect(try await invitations.invitation(codeDigest: [1], at: test.clock.now) == invitation)
    #expect(try await invitations.invitation(codeDigest: [2], at: test.clock.now) == nil)
    let accepted = try #require(try await accept(1))
    #expect(accepted.name == "mia" && accepted.role == .manager && accepted.grants == [tenant])
    #expect(!accepted.mustChangePassword)
    let found = try await operators.credentials(name: "mia", network: "192.0.2.1", at: test.clock.now)
    #expect(found?.passwordHash == "chosen" && found?.isNetworkKnown == true && found?.operator == accepted)
    #expect(try await accept(1) == nil)
    #expect(try await open().isEmpty)
  }

  @Test("A name has one open invitation, the newest; those that expired are gone")
  func oneForAName() async throws {
    _ = try await invite("mia", code: 1)
    _ = try await invite("MIA", code: 2)
    _ = try await invite("bob", code: 3, lasting: 10)
    #expect(try await open().map(\.name) == ["bob", "MIA"])
    test.clock.advance(by: .seconds(10))
    #expect(try await open().map(\.name) == ["MIA"])
    #expect(try await accept(1) == nil)
    #expect(try await accept(3) == nil)
    _ = try await invite("cid", code: 4)
    #expect(try await test.count("SELECT count(*) FROM invitations") == 2)
    // What was replaced was taken back; what expired was not.
    let revoked = try await test.auditEntries().filter { $0.action == "invitation.revoked" }
    #expect(revoked.map(\.subject) == ["mia"])
  }

  @Test("An operator who is there cannot be new, and one who is not cannot set a new password")
  func whoIsThere() async throws {
    let before = try await test.dump()
    #expect(try await invite("mia", as: .knownOperator, code: 1) == .unknownName)
    await #expect(throws: StorageError.reference(what: "tenant")) {
      _ = try await invite("mia", as: .newOperator(.viewer, grants: [.fresh()]), code: 1)
    }
    #expect(try await test.dump() == before)
    let someone = Operator.sample("mia")
    try await operators.create(someone, passwordHash: "x", in: gateway)
    #expect(try await invite("mia", code: 1) == .nameTaken)
    guard case .created(let invitation) = try await invite("mia", as: .knownOperator, code: 1) else {
      throw StorageError.failed(detail: "not created")
    }
    #expect(invitation.operatorID == someone.id && invitation.role == someone.role)
    try await operators.noteLogin(of: someone.id, from: "192.0.2.66", at: test.clock.now)
    #expect(try await accept(1)?.id == someone.id)
    let found = try await operators.credentials(name: "mia", network: "192.0.2.66", at: test.clock.now)
    #expect(found?.passwordHash == "chosen" && found?.isNetworkKnown == false)
  }

  @Test("An open one is taken back by name, by a new password, by disabling, and with the owner who made it")
  func takingBack() async throws {
    let ann = Operator.sample("ann", role: .owner)
    let bob = Operator.sample("bob", role: .owner)
    for one in [ann, bob] { try await operators.create(one, passwordHash: "x", in: gateway) }
    let scope = try #require(GatewayScope(for: Principal(bob)))
    _ = try await invite("new", code: 1, in: scope)
    _ = try await invite("ann", as: .knownOperator, code: 2)
    _ = try await invite("bob", as: .knownOperator, code: 3)
    _ = try await invite("other", code: 4)
    try await operators.setPassword(hash: "y", of: ann.id, keeping: nil, by: .gateway, at: test.clock.now)
    #expect(try await open().map(\.name) == ["other", "bob", "new"])
    _ = try await operators.update(bob.id, OperatorChange(isDisabled: true), in: gateway, at: test.clock.now)
    #expect(try await open().map(\.name) == ["other"])
    #expect(try await invite("bob", as: .knownOperator, code: 5) == .operatorDisabled)
    let other = try #require(try await open().first)
    #expect(try await invitations.revoke(other.id, in: gateway, at: test.clock.now))
    #expect(try await invitations.revoke(other.id, in: gateway, at: test.clock.now) == false)
    #expect(try await open().isEmpty)
    let revoked = try await test.count("SELECT count(*) FROM audit_entries WHERE action = 'invitation.revoked'")
    #expect(revoked == 4)
  }
}
