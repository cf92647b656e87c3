internal import FoundationEssentials

/// What webhooks are signed with by Standard Webhooks 1.0: `whsec_` and the base64 of 24 to 64 bytes.
public struct WebhookSigningSecret: Sendable, CustomStringConvertible {
  private static let prefix = "whsec_"

  /// As it is handed out. Never log it.
  public let text: String
  private let key: HMACKey

  public var description: String { "<webhook signing secret>" }

  /// Nil for any other form.
  public init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), text.utf8.count <= 128,
      let bytes = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))), (24...64).contains(bytes.count)
    else { return nil }
    self.text = text
    key = HMACKey(bytes)
  }

  private init(key bytes: [UInt8]) {
    text = Self.prefix + Data(bytes).base64EncodedString()
    key = HMACKey(bytes)
  }

  /// A new one of 32 random bytes.
  public static func fresh() throws(CryptoError) -> WebhookSigningSecret { Self(key: try SecureRandom.bytes(32)) }

  /// `v1,` and the base64 of the HMAC-SHA256 over id, seconds of Unix time and body, joined by dots.
  public func signature(id: String, timestamp: Int64, body: some Sequence<UInt8>) -> String {
    "v1," + Data(key.tag(of: Array("\(id).\(timestamp).".utf8) + Array(body))).base64EncodedString()
  }
}

extension WebhookSigningSecret: CustomReflectable {
  /// No children, so that `dump` shows no more than the description.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
