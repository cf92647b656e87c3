/// A secret as it is stored: ciphertext that only the gateway's key opens. Its description never shows the bytes.
public struct SealedSecret: Hashable, Sendable, CustomStringConvertible {
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }

  public var description: String { "<sealed, \(bytes.count) bytes>" }
}

/// The place a sealed secret belongs to. It is authenticated together with the secret, so that a ciphertext copied to
/// another table, column or row does not open there.
public struct SecretLocation: Hashable, Sendable {
  /// `table/column/row`
  public let context: String

  private init(_ table: String, _ column: String, _ row: some CustomStringConvertible) {
    context = "\(table)/\(column)/\(row)"
  }

  public static func appSecret(_ id: AppID) -> Self { Self("apps", "secret", id) }
  public static func accessToken(_ id: AccountID) -> Self { Self("account_tokens", "access", id) }
  public static func refreshToken(_ id: AccountID) -> Self { Self("account_tokens", "refresh", id) }
  public static func webhookSecret(_ id: WebhookSecretID) -> Self { Self("webhook_secrets", "secret", id) }
  public static func alertTarget(_ id: AlertChannelID) -> Self { Self("alert_channels", "target", id) }
  /// The one in use and the one before it.
  public static func alertSigningSecret(_ id: AlertChannelID) -> Self { Self("alert_channels", "signing_secret", id) }
  public static func secondFactor(_ id: OperatorID) -> Self { Self("second_factors", "secret", id) }
  /// The known text by which a wrong key is noticed.
  public static let keyProbe = Self("key_probe", "sealed", 1)
  public static func fingerprint(_ id: IdempotentRequestID) -> Self { Self("idempotency_keys", "fingerprint", id) }
  public static func answer(_ id: IdempotentRequestID) -> Self { Self("idempotency_keys", "answer", id) }
}
