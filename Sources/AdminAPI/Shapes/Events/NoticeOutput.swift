internal import Moderation

struct NoticeOutput: Encodable {
  var id: NoticeID
  var kind: String
  @Nullable var rule: String?
  @Nullable var eventID: EventID?
  var message: String
  var createdAt: Timestamp

  init(_ notice: Notice) {
    id = notice.id
    kind = notice.kind.name
    _rule = Nullable(wrappedValue: notice.ruleID)
    _eventID = Nullable(wrappedValue: notice.eventID)
    message = notice.message
    createdAt = notice.createdAt
  }
}
