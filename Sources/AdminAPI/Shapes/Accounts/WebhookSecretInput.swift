struct WebhookSecretInput {
  var secret: String?
  /// How long the secret before it stays good.
  var overlap: Duration

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    secret = fields.optionalText("secret", .secret)
    overlap = .seconds(fields.optionalInteger("overlap_seconds", in: 0...Self.longest) ?? Self.usual)
    try fields.finish()
  }

  private static let usual: Int64 = 24 * 3600
  private static let longest: Int64 = 30 * 24 * 3600
}
