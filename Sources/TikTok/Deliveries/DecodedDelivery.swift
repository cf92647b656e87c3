public import Moderation

/// What a verified delivery says.
public enum DecodedDelivery: Equatable, Sendable {
  /// Something happened to a comment. `accountOpenID` is nil in `open`, which does not name the account.
  case comment(CommentEvent, accountOpenID: String?)
  /// The developer portal's test event.
  case ping
  /// TikTok withdrew an account's authorisation; its token is already revoked.
  case authorizationRemoved(accountOpenID: String?, reason: String)
  /// A type of event, or of action on a comment, that we do not handle: to be answered 200 and logged.
  case ignored(type: String)
  /// Not what TikTok's documents describe: to be kept for a person to look at, and answered 200, since TikTok would
  /// deliver it again for three days otherwise.
  case unusable(reason: String)
}
