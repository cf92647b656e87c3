/// An account as the sandbox shows it. Tokens are given only by `SandboxState.addAccount` and `tokens(of:)`.
public struct SandboxAccount: Encodable, Equatable, Sendable {
  /// TikTok's `open_id`, which is also `user_openid` and `business_id`. Unique in the sandbox.
  public let openID: String
  public let dialect: SandboxDialect
  /// The app it authorised.
  public let appID: String
  /// Without `@`. Comments by this name are the account's own.
  public let username: String
  public internal(set) var scopes: [String]
  /// False once the authorisation was removed: no tokens, no events.
  public internal(set) var isAuthorised = true

  /// What the Accounts API asks for to read and to moderate comments.
  public static let allScopes = ["comment.list", "comment.list.manage"]
}

/// A pair of tokens and their ends, in Unix milliseconds.
public struct SandboxTokens: Encodable, Equatable, Sendable {
  public let accessToken: String
  public let accessExpiresAt: Int64
  public let refreshToken: String
  public let refreshExpiresAt: Int64
}
