internal import Moderation

struct WebhookSecretOutput: Encodable {
  var id: WebhookSecretID
  var last4: String
  var createdAt: Timestamp
  @Nullable var expiresAt: Timestamp?

  init(_ secret: WebhookSecret, secrets: SecretKeeper) throws {
    id = secret.id
    last4 = try secrets.lastFour(of: secret.secret, at: .webhookSecret(secret.id))
    createdAt = secret.createdAt
    _expiresAt = Nullable(wrappedValue: secret.expiresAt)
  }
}
