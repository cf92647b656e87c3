/// What a person decided about a comment after the rules did.
struct ReviewRecord: Record {
  var eventId: String
  var verdict: String
  var reviewer: String?
  var createdAt: String

  static let columns = ["event", "verdict", "reviewer", "created"]
  var row: [Cell] { [Cell(eventId), Cell(verdict, .verdict(verdict)), Cell(reviewer), Cell(createdAt)] }
  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }
}
