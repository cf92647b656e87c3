/// Second factors and recovery codes. Each call is one transaction, audit entry included; each throws `StorageError`.
public protocol SecondFactorStore: Sendable {
  /// With how many recovery codes are left; nil where there is none, not even an unconfirmed one.
  func secondFactor(of id: OperatorID) async throws -> (factor: SecondFactor, recoveryCodesLeft: Int)?
  /// Keeps an unconfirmed one, in the place of an earlier unconfirmed one. False where there is a confirmed one.
  func begin(_ factor: SecondFactor) async throws -> Bool
  /// Confirms exactly this one with the code of `step`, replaces the recovery codes and ends every session but
  /// `keeping`. False where it is confirmed already, or is not there any more.
  func confirm(
    _ factor: SecondFactor, step: Int64, recoveryDigests: [[UInt8]], keeping session: SessionID?, by actor: Actor,
    at moment: Timestamp
  ) async throws -> Bool
  /// Uses up the codes of `step` and of all before it. False where that was done already.
  func use(step: Int64, of id: OperatorID) async throws -> Bool
  /// Uses up a recovery code. False where there is none such, or it was used.
  func use(recoveryDigest: [UInt8], of id: OperatorID, by actor: Actor, at moment: Timestamp) async throws -> Bool
  /// False where there is no confirmed factor.
  func replaceRecoveryCodes(
    with digests: [[UInt8]], of id: OperatorID, by actor: Actor, at moment: Timestamp
  ) async throws -> Bool
  /// Takes the factor and its recovery codes away and ends every session but `keeping`. False where there is none that
  /// is confirmed.
  func remove(
    of id: OperatorID, keeping session: SessionID?, by actor: Actor, at moment: Timestamp
  ) async throws -> Bool
}
