/// A term list that comes with Gatehouse.
struct StarterListRecord: Record {
  var name: String
  var title: String
  var language: String
  var kind: String
  var version: Int
  var termCount: Int

  static let columns = ["name", "language", "kind", "terms", "title"]
  var row: [Cell] { [Cell("starter/" + name), Cell(language), Cell(kind), Cell(String(termCount)), Cell(title)] }

  var fields: [(name: String, value: Cell)] {
    [
      ("name", Cell("starter/" + name)), ("title", Cell(title)), ("language", Cell(language)), ("kind", Cell(kind)),
      ("version", Cell(String(version))), ("terms", Cell(String(termCount))),
    ]
  }
}
