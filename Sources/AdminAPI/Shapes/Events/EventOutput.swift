internal import Moderation

struct EventOutput: Encodable {
  var id: EventID
  var accountID: AccountID
  var type: String
  var commentID: String
  var videoID: String
  @Nullable var parentCommentID: String?
  @Nullable var userID: String?
  @Nullable var username: String?
  @Nullable var text: String?
  var occurredAt: Timestamp
  var receivedAt: Timestamp
  @Nullable var decision: DecisionOutput?
  @Nullable var action: ActionOutput?
  @Nullable var review: ReviewOutput?

  init(_ event: StoredEvent) {
    id = event.id
    accountID = event.accountID
    type = event.comment.kind.name
    commentID = event.comment.commentID
    videoID = event.comment.videoID
    _parentCommentID = Nullable(wrappedValue: event.comment.parentCommentID)
    _userID = Nullable(wrappedValue: event.comment.authorID)
    _username = Nullable(wrappedValue: event.comment.username)
    _text = Nullable(wrappedValue: event.comment.text)
    occurredAt = event.comment.occurredAt
    receivedAt = event.receivedAt
    _decision = Nullable(wrappedValue: event.decision.map { DecisionOutput($0) })
    _action = Nullable(wrappedValue: event.action.map { ActionOutput($0) })
    _review = Nullable(wrappedValue: event.review.map { ReviewOutput($0) })
  }
}
