/// A decision on a comment.
struct DecisionRecord: Record {
  struct Match: Decodable, Sendable {
    var start: Int
    var end: Int
    var term: String
  }

  struct Shadow: Decodable, Sendable {
    var rule: String
    var verdict: String?
  }

  struct Versions: Decodable, Sendable {
    var gateway: Int?
    var tenant: Int?
    var account: Int?

    /// `gateway 2, tenant 7`
    var words: String {
      [("gateway", gateway), ("tenant", tenant), ("account", account)]
        .compactMap { name, version in version.map { "\(name) \($0)" } }.joined(separator: ", ")
    }
  }

  var verdict: String
  var basis: String
  var rule: String?
  var layer: String?
  var ruleSetVersion: Int
  var versions: Versions?
  var matches: [Match]
  var shadows: [Shadow]
  var labels: [String]?
  var awaitsScores: [String]?

  static let columns = ["verdict", "basis", "rule", "version"]
  var row: [Cell] { [Cell(verdict, .verdict(verdict)), Cell(basis), Cell(rule), Cell(String(ruleSetVersion))] }

  var fields: [(name: String, value: Cell)] {
    [
      ("verdict", Cell(verdict, .verdict(verdict))), ("basis", Cell(basis)), ("rule", Cell(rule)),
      ("layer", Cell(layer)), ("rule set version", Cell(String(ruleSetVersion))),
      ("matched", Cell(matches.map { "\($0.term) (bytes \($0.start)-\($0.end))" }.joined(separator: ", "))),
      ("labels", Cell(labels?.joined(separator: ", "))), ("shadow rules", Cell(shadowWords)),
    ]
  }

  var shadowWords: String { shadows.map { "\($0.rule): \($0.verdict ?? "no verdict")" }.joined(separator: ", ") }
}
