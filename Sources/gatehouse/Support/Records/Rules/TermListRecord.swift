/// A term list, without its terms.
struct TermListRecord: Record {
  struct Warning: Decodable, Sendable {
    var line: Int?
    var message: String
  }

  var id: String
  var name: String
  var title: String?
  var version: Int
  var termCount: Int
  var createdAt: String
  var updatedAt: String
  var warnings: [Warning]?

  static let columns = ["name", "version", "terms", "updated", "title"]

  var row: [Cell] {
    [Cell(name), Cell(String(version)), Cell(String(termCount)), Cell(updatedAt), Cell(title)]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("name", Cell(name)), ("id", Cell(id)), ("title", Cell(title)), ("version", Cell(String(version))),
      ("terms", Cell(String(termCount))), ("created", Cell(createdAt)), ("updated", Cell(updatedAt)),
    ]
  }
}
