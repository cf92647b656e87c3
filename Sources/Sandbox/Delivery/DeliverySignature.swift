internal import Sealing

/// How a delivery is signed and what else it carries in its head.
enum DeliverySignature: Sendable {
  /// `X-TikTok-Signature`: HMAC of the body with the webhook's own secret.
  case open(secret: String)
  /// `Tiktok-Signature`: HMAC of time, `.` and body with the app's secret.
  case business(secret: String)

  /// `time` in Unix seconds, that of the attempt.
  func headers(for body: [UInt8], time: Int64, logID: String) -> [(name: String, value: String)] {
    let common = [("Content-Type", "application/json"), ("User-Agent", "tiktok-webhook"), ("X-Tt-Logid", logID)]
    switch self {
    case .open(let secret):
      return common + [("X-TikTok-Signature", Hex.encode(HMACKey(secret.utf8).tag(of: body)))]
    case .business(let secret):
      let tag = HMACKey(secret.utf8).tag(of: Array("\(time).".utf8) + body)
      return common + [
        ("Tiktok-Signature", "t=\(time),s=\(Hex.encode(tag))"), ("Webhook-Schema-Version", "1.0"),
      ]
    }
  }
}
