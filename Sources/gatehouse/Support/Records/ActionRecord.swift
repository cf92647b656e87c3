/// A call to TikTok that carries a decision out.
struct ActionRecord: Record {
  var id: String
  var accountId: String
  var eventId: String
  var commentId: String
  var videoId: String
  var requested: String
  var carriedOutAs: String
  var state: String
  var attempts: Int
  var nextAttemptAt: String?
  var lastError: String?
  var failure: String?
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "comment", "action", "state", "attempts", "updated", "last error"]

  var row: [Cell] {
    [
      Cell(id), Cell(commentId), Cell(words), Cell(state, .state(state)), Cell(String(attempts)), Cell(updatedAt),
      Cell(lastError),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("account", Cell(accountId)), ("event", Cell(eventId)), ("comment", Cell(commentId)),
      ("video", Cell(videoId)), ("action", Cell(words)), ("state", Cell(state, .state(state))),
      ("attempts", Cell(String(attempts))), ("next attempt", Cell(state == "requested" ? nextAttemptAt : nil)),
      ("last error", Cell(lastError)), ("given up because", Cell(failure)), ("created", Cell(createdAt)),
      ("updated", Cell(updatedAt)),
    ]
  }

  /// In `business` a delete is carried out as a hide: both are shown.
  var words: String { requested == carriedOutAs ? requested : "\(requested) as \(carriedOutAs)" }
}
