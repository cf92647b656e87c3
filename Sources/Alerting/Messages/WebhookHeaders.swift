internal import Sealing

/// The headers of Standard Webhooks 1.0.
enum WebhookHeaders {
  /// With a signature by each of the secrets.
  static func make(id: String, timestamp: Int64, body: [UInt8], signedWith secrets: [WebhookSigningSecret])
    -> [(name: String, value: String)]
  {
    let signatures = secrets.map { $0.signature(id: id, timestamp: timestamp, body: body) }
    return [
      ("webhook-id", id), ("webhook-timestamp", String(timestamp)),
      ("webhook-signature", signatures.joined(separator: " ")),
    ]
  }
}
