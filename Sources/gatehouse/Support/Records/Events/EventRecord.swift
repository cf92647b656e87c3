internal import Moderation

/// An event with its decision and its action.
struct EventRecord: Record {
  var id: String
  var accountId: String
  var type: String
  var commentId: String
  var videoId: String
  var parentCommentId: String?
  var userId: String?
  var username: String?
  var text: String?
  var occurredAt: Timestamp
  var receivedAt: Timestamp
  var decision: DecisionRecord?
  var action: ActionRecord?

  static let columns = ["id", "received", "account", "type", "verdict", "action", "author", "text"]

  var row: [Cell] {
    [
      Cell(id), Cell(receivedAt.description), Cell(accountId), Cell(type), verdict,
      Cell(action?.state, action.map { .state($0.state) } ?? .plain), Cell(username ?? userId), Cell(text),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      ("id", Cell(id)), ("account", Cell(accountId)), ("type", Cell(type)), ("comment", Cell(commentId)),
      ("video", Cell(videoId)), ("reply to", Cell(parentCommentId)), ("user id", Cell(userId)),
      ("username", Cell(username)), ("text", Cell(text)), ("occurred", Cell(occurredAt.description)),
      ("received", Cell(receivedAt.description)),
    ]
    fields += decision?.fields ?? [("verdict", verdict)]
    if let action {
      fields += [
        ("action", Cell(action.id)), ("carried out", Cell(action.words)),
        ("state", Cell(action.state, .state(action.state))), ("last error", Cell(action.lastError)),
      ]
    }
    return fields
  }

  private var verdict: Cell { Cell(decision?.verdict, decision.map { .verdict($0.verdict) } ?? .plain) }
}
