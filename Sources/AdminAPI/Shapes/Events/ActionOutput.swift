internal import Moderation

struct ActionOutput: Encodable {
  var id: ActionID
  var accountID: AccountID
  var eventID: EventID
  var commentID: String
  var videoID: String
  var requested: String
  var carriedOutAs: String
  var urgency: String
  /// What is written under the comment; null unless it is a reply.
  @Nullable var text: String?
  var state: String
  var attempts: Int
  /// Null once no further attempt will be made.
  @Nullable var nextAttemptAt: Timestamp?
  @Nullable var lastError: String?
  /// Why it was given up; null where it was not.
  @Nullable var failure: String?
  @Nullable var acceptedAt: Timestamp?
  @Nullable var confirmedAt: Timestamp?
  /// What showed it done.
  @Nullable var confirmedBy: String?
  var drifts: Int
  /// When looking was given up.
  @Nullable var unseenAt: Timestamp?
  var createdAt: Timestamp
  var updatedAt: Timestamp

  init(_ action: Action) {
    id = action.id
    accountID = action.accountID
    eventID = action.eventID
    commentID = action.commentID
    videoID = action.videoID
    requested = action.requested.name
    carriedOutAs = action.carriedOutAs.name
    urgency = action.urgency.name
    _text = Nullable(wrappedValue: action.text)
    state = action.state.name
    attempts = action.attempts
    _nextAttemptAt = Nullable(wrappedValue: action.state == .requested ? action.nextAttemptAt : nil)
    _lastError = Nullable(wrappedValue: action.lastError)
    _failure = Nullable(wrappedValue: action.failure?.rawValue)
    _acceptedAt = Nullable(wrappedValue: action.evidence.acceptedAt)
    _confirmedAt = Nullable(wrappedValue: action.evidence.confirmedAt)
    _confirmedBy = Nullable(wrappedValue: action.evidence.proof?.name)
    drifts = action.evidence.drifts
    _unseenAt = Nullable(wrappedValue: action.evidence.unseenAt)
    createdAt = action.createdAt
    updatedAt = action.updatedAt
  }
}
