public import Moderation

extension Dialect {
  /// The header that carries a delivery's signature.
  public var signatureHeader: String {
    switch self {
    case .open: "X-TikTok-Signature"
    case .business: "Tiktok-Signature"
    }
  }
}
