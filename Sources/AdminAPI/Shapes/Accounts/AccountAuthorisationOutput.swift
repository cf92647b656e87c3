internal import Moderation

/// How it stands with what TikTok lets us do for an account.
struct AccountAuthorisationOutput: Encodable {
  var state: String
  @Nullable var message: String?
  @Nullable var endsAt: Timestamp?
  var missingScopes: [String]

  init(_ authorisation: AccountAuthorisation) {
    state = authorisation.state.rawValue
    _message = Nullable(wrappedValue: authorisation.message)
    _endsAt = Nullable(wrappedValue: authorisation.endsAt)
    missingScopes = authorisation.missingScopes
  }
}
