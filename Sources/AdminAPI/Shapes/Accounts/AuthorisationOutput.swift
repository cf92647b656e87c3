internal import Moderation

struct AuthorisationOutput: Encodable {
  var id: AuthorisationID
  var appID: AppID
  @Nullable var accountID: AccountID?
  @Nullable var name: String?
  var state: String
  @Nullable var refusal: String?
  @Nullable var message: String?
  var createdAt: Timestamp
  var expiresAt: Timestamp
  @Nullable var endedAt: Timestamp?
  /// The link itself: only where it was just made.
  var url: String?

  init(_ authorisation: Authorisation, at moment: Timestamp, url: String? = nil) {
    id = authorisation.id
    appID = authorisation.appID
    _accountID = Nullable(wrappedValue: authorisation.accountID)
    _name = Nullable(wrappedValue: authorisation.name)
    state = authorisation.state(at: moment).rawValue
    _refusal = Nullable(wrappedValue: authorisation.refusal(at: moment)?.rawValue)
    _message = Nullable(wrappedValue: authorisation.message)
    createdAt = authorisation.createdAt
    expiresAt = authorisation.expiresAt
    _endedAt = Nullable(wrappedValue: authorisation.endedAt)
    self.url = url
  }
}
