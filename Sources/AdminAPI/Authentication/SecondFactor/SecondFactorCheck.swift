internal import Moderation
internal import Sealing

/// Checks the codes of second factors: those an app shows, and recovery codes. Each is good once.
struct SecondFactorCheck: Sendable {
  let store: any SecondFactorStore
  let sealer: Sealer
  let clock: WallClock

  /// Uses the code up. False where it is wrong or was used.
  func accept(_ code: String, for factor: SecondFactor, by actor: Actor) async throws -> Bool {
    let now = clock.now()
    guard code.utf8.count == TimeBasedCode.digits else {
      return try await store.use(
        recoveryDigest: HandedOutCode.digest(of: code), of: factor.operatorID, by: actor, at: now)
    }
    guard let step = try codes(of: factor).step(of: code, at: now.seconds) else { return false }
    return try await store.use(step: step, of: factor.operatorID)
  }

  /// Which step's code it is, without using it up; nil where it is wrong.
  func step(of code: String, for factor: SecondFactor) throws -> Int64? {
    try codes(of: factor).step(of: code, at: clock.now().seconds)
  }

  private func codes(of factor: SecondFactor) throws -> TimeBasedCode {
    TimeBasedCode(
      secret: try sealer.open(
        factor.secret.bytes, context: SecretLocation.secondFactor(factor.operatorID).context))
  }
}
