/// Which of TikTok's two languages an account speaks. Fixed per account and never guessed from a request, since a
/// guess would let a sender choose the weaker signature.
public enum Dialect: String, Codable, CaseIterable, Sendable {
  /// Flat events, `X-TikTok-Signature` over the body, `Bearer` tokens, comments deleted by id.
  case open
  /// TikTok API for Business, Accounts API: `comment.update` events, `Tiktok-Signature` over time and body,
  /// `Access-Token`, other people's comments hidden and never deleted.
  case business
}
