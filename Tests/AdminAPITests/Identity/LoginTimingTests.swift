import Logging
import Moderation
import Sealing
import Storage
import Testing

@testable import AdminAPI

/// An answer that comes sooner tells as much as another answer. What is compared is measured in turns, so that a busy
/// machine makes all of it slower alike.
@Suite("The time a login takes", .timeLimit(.minutes(3)))
struct LoginTimingTests {
  private let time = MovingClock(at: Timestamp(seconds: 1_700_000_000))
  private let password = "correct horse battery"

  @Test("is the same for an unknown name, a wrong password and a disabled operator")
  func alike() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      _ = try await world.addOperator("there", password: password)
      let disabled = try await world.addOperator("disabled", password: password).operator
      _ = try await world.dependencies.access.operators.update(
        disabled.id, OperatorChange(isDisabled: true), basedOn: .anything, in: GatewayScope(ownWork: ()), at: world.now)
      let gate = makeGate(world, decoyHash: try PasswordHash.decoy())
      // One that does not hash for names that nobody has: what this test is there to find.
      let leaky = makeGate(world, decoyHash: "none")
      var samples: [[Duration]] = [[], [], [], []]
      for _ in 0..<15 {
        samples[0].append(try await refusal(gate, "there", "wrong horse battery"))
        samples[1].append(try await refusal(gate, "nobody", password))
        samples[2].append(try await refusal(gate, "disabled", password))
        samples[3].append(try await refusal(leaky, "nobody", password))
      }
      let medians = samples.map { $0.sorted()[$0.count / 2] }
      #expect(isAlike(medians[0], medians[1]), "unknown name: \(medians)")
      #expect(isAlike(medians[0], medians[2]), "disabled: \(medians)")
      #expect(!isAlike(medians[0], medians[3]), "the test would not notice: \(medians)")
    }
  }

  private func isAlike(_ one: Duration, _ other: Duration) -> Bool { (0.5...2).contains(one / other) }

  private func makeGate(_ world: World, decoyHash: String) -> LoginGate {
    IdentityRoutes(
      world.dependencies, boundedAudit: BoundedAudit(world.dependencies.audit), decoyHash: decoyHash
    ).gate
  }

  private func refusal(_ gate: LoginGate, _ name: String, _ password: String) async throws -> Duration {
    // Past every delay.
    time.advance(by: .seconds(3600))
    let origin = LoginAttempt.Origin(
      actor: Actor(.nobody, address: "192.0.2.1"), network: "192.0.2.1",
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    let attempt = LoginAttempt(name: name, password: password, code: nil, origin: origin)
    let began = ContinuousClock.now
    let problem = await #expect(throws: Problem.self) { _ = try await gate.logIn(attempt) }
    #expect(problem == .invalidCredentials)
    return ContinuousClock.now - began
  }
}
