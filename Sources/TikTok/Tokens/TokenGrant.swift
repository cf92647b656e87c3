internal import FoundationEssentials
internal import Moderation

/// What TikTok answers to a code and to a refresh. Both dialects name the same things, but for the end of the refresh token.
struct TokenGrant: Decodable {
  let accessToken: String
  /// Seconds from now.
  let accessLifetime: Int64?
  /// Nil when TikTok keeps the old one.
  let refreshToken: String?
  /// Seconds from now.
  let refreshLifetime: Int64?
  /// Whose tokens they are; nil where TikTok does not say.
  let openID: String?
  /// Nil where TikTok does not say.
  let scopes: [String]?

  private enum CodingKeys: String, CodingKey {
    case accessToken = "access_token"
    case accessLifetime = "expires_in"
    case refreshToken = "refresh_token"
    case openRefreshLifetime = "refresh_expires_in"
    case businessRefreshLifetime = "refresh_token_expires_in"
    case openID = "open_id"
    case scope
  }

  /// Far more than TikTok's tokens have.
  private static let maximumTokenLength = 4096
  /// As long as an account's may be.
  private static let maximumOpenIDLength = 128
  private static let maximumScopes = 100
  /// Ten years in seconds: an end beyond that is none.
  private static let maximumLifetime: Int64 = 315_360_000

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    accessToken = try container.decode(String.self, forKey: .accessToken)
    refreshToken = try container.decodeIfPresent(String.self, forKey: .refreshToken)
    guard ([accessToken] + (refreshToken.map { [$0] } ?? [])).allSatisfy(Self.isToken) else {
      throw DecodingError.dataCorruptedError(
        forKey: .accessToken, in: container, debugDescription: "not a token that a header can carry")
    }
    accessLifetime = Self.lifetime(try container.decodeIfPresent(Int64.self, forKey: .accessLifetime))
    refreshLifetime = Self.lifetime(
      try container.decodeIfPresent(Int64.self, forKey: .openRefreshLifetime)
        ?? container.decodeIfPresent(Int64.self, forKey: .businessRefreshLifetime))
    // Neither is what a refresh is about: one in another form is taken as not told.
    openID = (try? container.decodeIfPresent(String.self, forKey: .openID)).flatMap { Self.openID($0) }
    scopes = (try? container.decodeIfPresent(String.self, forKey: .scope)).map { Self.scopes($0) }
  }

  private static func openID(_ text: String) -> String? {
    let isFit =
      (1...maximumOpenIDLength).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    return isFit ? text : nil
  }

  private static func scopes(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == " " }.prefix(maximumScopes).map(String.init)
  }

  private static func isToken(_ text: String) -> Bool {
    (1...maximumTokenLength).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private static func lifetime(_ seconds: Int64?) -> Int64? {
    seconds.flatMap { (1...maximumLifetime).contains($0) ? $0 : nil }
  }
}
