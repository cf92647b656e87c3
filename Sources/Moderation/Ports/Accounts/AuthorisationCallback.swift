/// What became of a creator who came back from TikTok's consent page, as far as the creator may know.
public enum CallbackOutcome: Equatable, Sendable {
  /// `missingScopes` are those that the gateway needs and did not get.
  case connected(name: String, missingScopes: [String])
  /// The creator said no.
  case denied
  /// The link was used, revoked, is too old or never was.
  case spent
  /// Another account was authorised than the link was made for.
  case wrongAccount
  /// The account is moderated for somebody else.
  case accountTaken
  /// TikTok, or the gateway, found fault; a new link is needed.
  case refused
  /// TikTok did not answer: the same link is still good.
  case tryAgain
  /// The URL is not one that TikTok would send anybody to.
  case malformed
}

/// Takes creators who come back from TikTok's consent page.
public protocol AuthorisationCallback: Sendable {
  /// `query` is what stands behind the question mark; `address` where it was asked from. Never throws: what goes wrong
  /// is logged, without the code and the secret.
  func receive(query: String, from address: String?) async -> CallbackOutcome
}
