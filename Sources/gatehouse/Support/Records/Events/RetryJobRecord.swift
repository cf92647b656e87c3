/// A retry in bulk.
struct RetryJobRecord: Record {
  struct Filter: Decodable, Sendable {
    var accountId: String?
    var kind: String?
    var failure: String?
    var from: String?
    var to: String?
  }

  struct Counts: Decodable, Sendable {
    var examined: Int
    var retried: Int
    var settled: Int
    var left: Int
  }

  var id: String
  var filter: Filter
  var state: String
  var counts: Counts
  var createdBy: String?
  var createdAt: String
  var updatedAt: String

  static let columns = ["id", "created", "state", "looked at", "retried"]

  var row: [Cell] {
    [Cell(id), Cell(createdAt), Cell(state), Cell(String(counts.examined)), Cell(String(counts.retried))]
  }

  var fields: [(name: String, value: Cell)] {
    [
      ("id", Cell(id)), ("account", Cell(filter.accountId)), ("kind", Cell(filter.kind)),
      ("failure", Cell(filter.failure)), ("given up from", Cell(filter.from)), ("until", Cell(filter.to)),
      ("state", Cell(state)), ("by", Cell(createdBy)), ("created", Cell(createdAt)), ("updated", Cell(updatedAt)),
      ("looked at", Cell(String(counts.examined))), ("retried", Cell(String(counts.retried))),
      ("settled, withdrawn", Cell(String(counts.settled))),
      ("may have been sent, left", Cell(String(counts.left), counts.left > 0 ? .caution : .plain)),
    ]
  }
}
