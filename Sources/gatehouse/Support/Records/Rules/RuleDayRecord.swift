/// What one rule did on one day of UTC.
struct RuleDayRecord: Record {
  var rule: String
  var layer: String
  var day: String
  var evaluated: Int
  var hits: Int
  var shadowHits: Int
  var acted: Int
  var overturned: Int

  static let columns = ["day", "layer", "evaluated", "hits", "shadow", "acted", "overturned", "rule"]

  var row: [Cell] {
    [Cell(day), Cell(layer)] + [evaluated, hits, shadowHits, acted, overturned].map { Cell(String($0)) } + [Cell(rule)]
  }

  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }
}
