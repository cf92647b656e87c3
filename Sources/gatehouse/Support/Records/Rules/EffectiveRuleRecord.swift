/// The rules of all layers together.
struct EffectiveRulesRecord: Decodable, Sendable {
  var rules: [EffectiveRuleRecord]
}

/// A rule with where it comes from and whether it counts.
struct EffectiveRuleRecord: Record {
  struct Rule: Decodable, Sendable {
    var name: String?
    var mode: String
    var verdict: String?
    var locked: Bool?
  }

  var id: String
  var layer: String
  var version: Int
  var state: String
  var by: String?
  var demotion: DemotionRecord?
  var rule: Rule

  static let columns = ["rule", "layer", "version", "mode", "verdict", "state", "name"]

  var row: [Cell] {
    [
      Cell(id), Cell(layer), Cell(String(version)), Cell(rule.mode),
      Cell(rule.verdict, .verdict(rule.verdict ?? "")), stateCell, Cell(rule.name),
    ]
  }

  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }

  private var stateCell: Cell {
    if demotion != nil { return Cell("past its fuse: review", .failure) }
    var words = state.replacing("_", with: " ")
    if let by { words += " by \(by)" }
    if rule.locked == true { words += ", locked" }
    return Cell(words, state == "in_force" ? .good : .faint)
  }
}
