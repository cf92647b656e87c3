internal import Moderation
internal import Sealing

/// A call of somebody's own server, by Standard Webhooks 1.0.
struct WebhookMessage {
  let id: String
  /// Seconds of Unix time, of this attempt.
  let timestamp: Int64
  let body: [UInt8]

  init(_ letter: AlertLetter, at moment: Timestamp) {
    id = "\(letter.id)"
    timestamp = moment.seconds
    let type = letter.alerts.count == 1 ? letter.alerts.first?.alert.kind.rawValue : nil
    let message = JSONValue.object([
      .init(key: "type", value: .string(type ?? "digest")),
      .init(key: "timestamp", value: .string(moment.description)),
      .init(
        key: "data", value: .object([.init(key: "alerts", value: .array(letter.alerts.map(Self.json)))])),
    ])
    body = Array(message.jsonText.utf8)
  }

  /// While a secret is being replaced there are two signatures, and either will do.
  func headers(signedWith secrets: [WebhookSigningSecret]) -> [(name: String, value: String)] {
    WebhookHeaders.make(id: id, timestamp: timestamp, body: body, signedWith: secrets)
  }

  private static func json(_ raised: RaisedAlert) -> JSONValue {
    let alert = raised.alert
    return .object([
      .init(key: "id", value: .string("\(alert.id)")),
      .init(key: "kind", value: .string(alert.kind.rawValue)),
      .init(key: "tenant_id", value: alert.tenantID.map { .string("\($0)") } ?? .null),
      .init(key: "tenant_name", value: raised.tenantName.map { .string($0) } ?? .null),
      .init(key: "subject", value: .string(alert.subject)),
      .init(key: "message", value: .string(alert.message)),
      .init(key: "times", value: .number(String(raised.times))),
      .init(key: "raised_at", value: .string(alert.raisedAt.description)),
      .init(key: "last_raised_at", value: .string(raised.lastRaisedAt.description)),
    ])
  }
}
