internal import Sealing

struct AlertSecretInput {
  var secret: String?
  /// How long messages are signed with the secret before it too.
  var overlap: Duration

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    secret = fields.signingSecret("signing_secret")
    overlap = .seconds(fields.optionalInteger("overlap_seconds", in: 0...Self.longest) ?? Self.usual)
    try fields.finish()
  }

  private static let usual: Int64 = 24 * 3600
  private static let longest: Int64 = 30 * 24 * 3600
}

extension BodyFields {
  /// In the form of Standard Webhooks.
  mutating func signingSecret(_ key: String) -> String? {
    guard let text = optionalText(key, .secret) else { return nil }
    if WebhookSigningSecret(text) == nil { fault(key, "must be whsec_ followed by the base64 of 24 to 64 bytes") }
    return text
  }
}
