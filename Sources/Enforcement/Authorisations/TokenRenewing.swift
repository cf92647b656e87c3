public import Moderation

/// Renews an account's access token at TikTok.
public protocol TokenRenewing: Sendable {
  /// Returns when the new pair is on disk, or there is nothing to renew. Throws `reauthorise` once the account was
  /// disconnected, because nothing can be renewed any more.
  func renew(_ account: Account) async throws(PlatformFailure)
}
