internal import Moderation

/// A column that holds sealed secrets, and the place that its ciphertexts are tied to.
struct SealedColumn: Sendable {
  let table: String
  let name: String
  /// The table's integer primary key.
  let id: String
  let location: @Sendable (Int64) -> SecretLocation

  private init(
    _ table: String, _ name: String, id: String = "id", _ location: @escaping @Sendable (Int64) -> SecretLocation
  ) {
    self.table = table
    self.name = name
    self.id = id
    self.location = location
  }

  /// All there are; a test holds the schema to it. The probe comes last: once it is sealed with a key, so is everything
  /// else.
  static let all = [
    Self("apps", "secret") { .appSecret(Identifier(rawValue: $0)) },
    Self("account_tokens", "access", id: "account_id") { .accessToken(Identifier(rawValue: $0)) },
    Self("account_tokens", "refresh", id: "account_id") { .refreshToken(Identifier(rawValue: $0)) },
    Self("webhook_secrets", "secret") { .webhookSecret(Identifier(rawValue: $0)) },
    Self("alert_channels", "target") { .alertTarget(Identifier(rawValue: $0)) },
    Self("alert_channels", "signing_secret") { .alertSigningSecret(Identifier(rawValue: $0)) },
    Self("alert_channels", "previous_secret") { .alertSigningSecret(Identifier(rawValue: $0)) },
    Self("second_factors", "secret", id: "operator_id") { .secondFactor(Identifier(rawValue: $0)) },
    Self("idempotency_keys", "fingerprint") { .fingerprint(Identifier(rawValue: $0)) },
    Self("idempotency_keys", "answer") { .answer(Identifier(rawValue: $0)) },
    Self("key_probe", "sealed") { _ in .keyProbe },
  ]
}
