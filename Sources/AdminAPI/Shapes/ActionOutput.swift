internal import Moderation

struct ActionOutput: Encodable {
  var id: ActionID
  var accountID: AccountID
  var eventID: EventID
  var commentID: String
  var videoID: String
  var requested: String
  var carriedOutAs: String
  /// What is written under the comment; null unless it is a reply.
  @Nullable var text: String?
  var state: String
  var attempts: Int
  /// Null once no further attempt will be made.
  @Nullable var nextAttemptAt: Timestamp?
  @Nullable var lastError: String?
  /// Why it was given up; null where it was not.
  @Nullable var failure: String?
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
    _text = Nullable(wrappedValue: action.text)
    state = action.state.name
    attempts = action.attempts
    _nextAttemptAt = Nullable(wrappedValue: action.state == .requested ? action.nextAttemptAt : nil)
    _lastError = Nullable(wrappedValue: action.lastError)
    _failure = Nullable(wrappedValue: action.failure?.rawValue)
    createdAt = action.createdAt
    updatedAt = action.updatedAt
  }
}
