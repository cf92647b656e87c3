import Moderation
import Testing

@testable import Storage

@Suite struct SecondFactorRepositoryTests {
  private let test: TestDatabase
  private let factors: SecondFactorRepository
  private let operators: OperatorRepository
  private let someone = Operator.sample("ann")
  private let other = Operator.sample("bob")

  init() async throws {
    test = try TestDatabase()
    factors = SecondFactorRepository(test.database)
    operators = OperatorRepository(test.database)
    for one in [someone, other] { try await operators.create(one, passwordHash: "x", in: TestDatabase.gateway) }
  }

  private func factor(_ secret: UInt8, of owner: Operator? = nil) -> SecondFactor {
    SecondFactor(
      operatorID: (owner ?? someone).id, secret: SealedSecret(bytes: [secret]), createdAt: test.clock.now)
  }

  private func confirm(_ factor: SecondFactor, step: Int64 = 5, keeping: SessionID? = nil) async throws -> Bool {
    try await factors.confirm(
      factor, step: step, recoveryDigests: [[1], [2]], keeping: keeping, by: .gateway, at: test.clock.now)
  }

  private func session(_ digest: UInt8) async throws -> SessionID {
    let session = Session(
      id: .fresh(), operatorID: someone.id, tokenDigest: [digest], createdAt: test.clock.now,
      expiresAt: test.clock.now + .seconds(60))
    try await SessionRepository(test.database).create(session)
    return session.id
  }

  @Test("An unconfirmed one counts for nothing and is replaced; a confirmed one is not")
  func enrolment() async throws {
    #expect(try await factors.secondFactor(of: someone.id) == nil)
    #expect(try await factors.begin(factor(1)))
    #expect(try await factors.begin(factor(2)))
    let pending = try #require(try await factors.secondFactor(of: someone.id))
    #expect(pending.factor == factor(2) && pending.recoveryCodesLeft == 0)
    #expect(try await operators.operator(someone.id, in: TestDatabase.gateway)?.hasSecondFactor == false)
    let before = try await operators.credentials(name: "ann", network: nil, at: test.clock.now)
    #expect(before?.secondFactor == nil)
    #expect(try await factors.use(step: 9, of: someone.id) == false)
    #expect(try await confirm(factor(1)) == false, "it was replaced")

    let kept = try await session(1)
    _ = try await session(2)
    #expect(try await confirm(factor(2), keeping: kept))
    #expect(try await confirm(factor(2)) == false)
    #expect(try await factors.begin(factor(3)) == false)
    #expect(try await test.count("SELECT count(*) FROM sessions") == 1)
    let after = try await operators.credentials(name: "ann", network: nil, at: test.clock.now)
    #expect(after?.secondFactor?.secret == factor(2).secret && after?.operator.hasSecondFactor == true)
    #expect(try await factors.secondFactor(of: someone.id)?.recoveryCodesLeft == 2)
    #expect(try await factors.secondFactor(of: other.id) == nil)
    await #expect(throws: StorageError.reference(what: "operator")) {
      _ = try await factors.begin(factor(1, of: .sample("nobody")))
    }
  }

  @Test("A step is used once, and with it all before; a recovery code is used once, by its operator alone")
  func once() async throws {
    for owner in [someone, other] {
      #expect(try await factors.begin(factor(1, of: owner)))
      #expect(try await confirm(factor(1, of: owner)))
    }
    #expect(try await factors.use(step: 5, of: someone.id) == false, "of the enrolment")
    #expect(try await factors.use(step: 7, of: someone.id))
    #expect(try await factors.use(step: 7, of: someone.id) == false)
    #expect(try await factors.use(step: 6, of: someone.id) == false)
    #expect(try await factors.use(step: 6, of: other.id))
    func use(_ digest: UInt8) async throws -> Bool {
      try await factors.use(recoveryDigest: [digest], of: someone.id, by: .gateway, at: test.clock.now)
    }
    #expect(try await use(1))
    #expect(try await use(1) == false)
    #expect(try await use(9) == false)
    #expect(try await factors.secondFactor(of: someone.id)?.recoveryCodesLeft == 1)
    #expect(try await factors.secondFactor(of: other.id)?.recoveryCodesLeft == 2)
    #expect(
      try await factors.replaceRecoveryCodes(with: [[3], [4], [5]], of: someone.id, by: .gateway, at: test.clock.now))
    #expect(try await use(2) == false)
    #expect(try await use(3))
  }

  @Test("Taking one off takes its recovery codes with it and ends the sessions, and leaves others alone")
  func removal() async throws {
    func remove(_ owner: Operator) async throws -> Bool {
      try await factors.remove(of: owner.id, keeping: nil, by: .gateway, at: test.clock.now)
    }
    #expect(try await remove(someone) == false)
    #expect(try await factors.begin(factor(1)))
    #expect(try await remove(someone) == false, "there is none as long as it is not confirmed")
    #expect(
      try await factors.replaceRecoveryCodes(with: [[3]], of: someone.id, by: .gateway, at: test.clock.now) == false)
    #expect(try await confirm(factor(1)))
    #expect(try await factors.begin(factor(1, of: other)))
    #expect(try await confirm(factor(1, of: other)))
    _ = try await session(1)
    #expect(try await remove(someone))
    #expect(try await test.count("SELECT count(*) FROM sessions") == 0)
    #expect(try await test.count("SELECT count(*) FROM recovery_codes") == 2)
    #expect(try await factors.secondFactor(of: other.id) != nil)
    #expect(try await factors.secondFactor(of: someone.id) == nil)
  }
}
