/// A saved version of a rule set, without its document.
struct RuleSetVersionRecord: Record {
  var version: Int
  var author: String?
  var authorName: String?
  var note: String?
  var restores: Int?
  var createdAt: String

  static let columns = ["version", "saved", "author", "restores", "note"]

  var row: [Cell] {
    [
      Cell(String(version)), Cell(createdAt), Cell(authorName ?? author), Cell(restores.map { String($0) }), Cell(note),
    ]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("version", Cell(String(version))), ("saved", Cell(createdAt)), ("author", Cell(authorName ?? author)),
      ("restores", Cell(restores.map { String($0) })), ("note", Cell(note)),
    ]
  }
}
