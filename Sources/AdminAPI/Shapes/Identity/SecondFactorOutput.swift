internal import Moderation

struct SecondFactorOutput: Encodable {
  var enabled: Bool
  /// Whether the operator can do nothing else without one.
  var required: Bool
  @Nullable var enabledAt: Timestamp?
  var recoveryCodesLeft: Int

  init(_ factor: SecondFactor?, recoveryCodesLeft: Int, isRequired: Bool) {
    enabled = factor?.confirmedAt != nil
    required = isRequired
    enabledAt = factor?.confirmedAt
    self.recoveryCodesLeft = enabled ? recoveryCodesLeft : 0
  }
}

/// A second factor that is being enrolled; the only time its secret is shown.
struct EnrolmentOutput: Encodable {
  var secret: String
  /// What an app reads from a QR code.
  var address: String
  /// When a code must have been sent.
  var expiresAt: Timestamp
}

/// The only time they are shown.
struct RecoveryCodesOutput: Encodable {
  var recoveryCodes: [String]
}
