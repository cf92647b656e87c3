internal import Moderation
internal import Sealing

/// Seals what operators hand in, and shows no more of it afterwards than its last characters.
struct SecretKeeper: Sendable {
  let sealer: Sealer

  func seal(_ secret: String, at location: SecretLocation) throws -> SealedSecret {
    SealedSecret(bytes: try sealer.seal(secret.utf8, context: location.context))
  }

  /// In the clear, and so never for an answer as it is.
  func open(_ secret: SealedSecret, at location: SecretLocation) throws -> String {
    String(decoding: try sealer.open(secret.bytes, context: location.context), as: UTF8.self)
  }

  /// The last four characters, or fewer of a short secret: never more than a quarter of it.
  func lastFour(of secret: SealedSecret, at location: SecretLocation) throws -> String {
    let text = try open(secret, at: location)
    return String(text.suffix(min(4, text.count / 4)))
  }

  /// A secret for signing deliveries: 32 random bytes in hexadecimal.
  static func newWebhookSecret() throws -> String { Hex.encode(try SecureRandom.bytes(32)) }
}
