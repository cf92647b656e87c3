/// A call to TikTok that carries a decision out.
struct ActionRecord: Record {
  var id: String
  var accountId: String
  var eventId: String
  var commentId: String
  var videoId: String
  var requested: String
  var carriedOutAs: String
  var urgency: String
  var state: String
  var attempts: Int
  var nextAttemptAt: String?
  var lastError: String?
  var failure: String?
  var acceptedAt: String?
  var confirmedAt: String?
  var confirmedBy: String?
  var drifts: Int
  var unseenAt: String?
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "comment", "action", "urgency", "state", "attempts", "drifts", "updated", "last error"]

  var row: [Cell] {
    [
      Cell(id), Cell(commentId), Cell(words), Cell(urgency), Cell(state, .state(state)), Cell(String(attempts)),
      Cell(String(drifts)), Cell(updatedAt), Cell(lastError),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("account", Cell(accountId)), ("event", Cell(eventId)), ("comment", Cell(commentId)),
      ("video", Cell(videoId)), ("action", Cell(words)), ("urgency", Cell(urgency)),
      ("state", Cell(state, .state(state))), ("attempts", Cell(String(attempts))),
      ("next attempt", Cell(state == "requested" ? nextAttemptAt : nil)),
      ("last error", Cell(lastError)), ("given up because", Cell(failure)), ("accepted", Cell(acceptedAt)),
      ("confirmed", Cell(confirmation)), ("drifts", Cell(String(drifts))), ("looking given up", Cell(unseenAt)),
      ("created", Cell(createdAt)), ("updated", Cell(updatedAt)),
    ]
  }

  /// When, and what showed it.
  private var confirmation: String? {
    let words =
      switch confirmedBy {
      case "echo": "by TikTok's event"
      case "read": "by a look at the comment"
      case "answer": "by TikTok's answer that the comment is gone"
      default: confirmedBy
      }
    return confirmedAt.map { [$0, words].compactMap { $0 }.joined(separator: ", ") }
  }

  /// In `business` a delete is carried out as a hide: both are shown.
  var words: String { requested == carriedOutAs ? requested : "\(requested) as \(carriedOutAs)" }
}
