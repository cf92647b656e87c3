/// A decision on a comment.
struct DecisionRecord: Record {
  struct Match: Decodable, Sendable {
    var start: Int
    var end: Int
    var term: String
  }

  struct Shadow: Decodable, Sendable {
    var rule: String
    var verdict: String
  }

  var verdict: String
  var basis: String
  var rule: String?
  var ruleSetVersion: Int
  var matches: [Match]
  var shadows: [Shadow]

  static let columns = ["verdict", "basis", "rule", "version"]
  var row: [Cell] { [Cell(verdict, .verdict(verdict)), Cell(basis), Cell(rule), Cell(String(ruleSetVersion))] }

  var fields: [(name: String, value: Cell)] {
    [
      ("verdict", Cell(verdict, .verdict(verdict))), ("basis", Cell(basis)), ("rule", Cell(rule)),
      ("rule set version", Cell(String(ruleSetVersion))),
      ("matched", Cell(matches.map { "\($0.term) (bytes \($0.start)-\($0.end))" }.joined(separator: ", "))),
      ("shadow rules", Cell(shadows.map { "\($0.rule): \($0.verdict)" }.joined(separator: ", "))),
    ]
  }
}
