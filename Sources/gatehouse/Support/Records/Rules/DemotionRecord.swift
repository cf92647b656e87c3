/// A rule that ran past its fuse and asks for review only.
struct DemotionRecord: Record {
  var rule: String
  var layer: String
  var reason: String
  var since: String

  static let columns = ["rule", "layer", "since", "reason"]
  var row: [Cell] { [Cell(rule), Cell(layer), Cell(since), Cell(reason)] }
  var fields: [(name: String, value: Cell)] {
    [("rule", Cell(rule)), ("layer", Cell(layer)), ("since", Cell(since)), ("reason", Cell(reason))]
  }
}
