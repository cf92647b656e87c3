/// What a reviewer decided in one go.
struct ReviewDecisionRecord: Record {
  struct ListEntry: Decodable, Sendable {
    var list: String
    var term: String
    var added: Bool
  }

  var id: String
  var reviewer: String?
  var reviewerName: String?
  var verdict: String
  var eventId: String?
  var bulk: Bool
  var state: String
  var allOfAuthor: String?
  var listEntry: ListEntry?
  var comments: Int
  var reversed: Int
  var createdAt: String
  var undoUntil: String
  var undoneBy: String?
  var undoneAt: String?

  static let columns = ["id", "created", "reviewer", "verdict", "about", "state", "comments"]

  var row: [Cell] {
    [
      Cell(id), Cell(createdAt), Cell(reviewerName ?? reviewer), Cell(verdict, .verdict(verdict)),
      Cell(bulk ? "many" : eventId),
      Cell(state), Cell(String(comments)),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("reviewer", Cell(reviewerName ?? reviewer)), ("verdict", Cell(verdict, .verdict(verdict))),
      ("event", Cell(bulk ? "many" : eventId)), ("author's others", Cell(allOfAuthor)), ("list entry", Cell(entry)),
      ("state", Cell(state)), ("comments", Cell(String(comments))), ("taken back", Cell(String(reversed))),
      ("created", Cell(createdAt)), ("undo until", Cell(undoUntil)), ("undone by", Cell(undoneBy)),
      ("undone", Cell(undoneAt)),
    ]
  }

  private var entry: String? {
    listEntry.map { "\($0.term) in \($0.list)" + ($0.added ? "" : ", which was there already") }
  }
}
