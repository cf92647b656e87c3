/// What a draft would have decided otherwise than the rules in force.
struct BackTestRecord: Decodable, Sendable {
  struct Rule: Decodable, Sendable {
    var rule: String?
    var layer: String?
    var newlyHidden: Int
    var released: Int
    var changed: Int
    var examples: [Example]
  }

  struct Example: Decodable, Sendable {
    var event: String
    var text: String?
    var from: String
    var to: String
  }

  struct Label: Decodable, Sendable {
    var label: String
    var gained: Int
    var lost: Int
  }

  var compared: Int
  var unchanged: Int
  var newlyHidden: Int
  var released: Int
  var changed: Int
  var awaitingScores: Int
  var rules: [Rule]
  var labels: [Label]

  /// For people: the totals, then each rule with examples.
  func text(colour: Bool) -> String {
    var totals = [
      ("compared", compared), ("unchanged", unchanged), ("newly hidden", newlyHidden), ("released", released),
      ("otherwise changed", changed),
    ]
    if awaitingScores > 0 { totals.append(("may change by scores", awaitingScores)) }
    var text = FieldList(fields: totals.map { ($0, Cell(String($1))) }).render(colour: colour)
    for rule in rules {
      let counts = "newly hidden \(rule.newlyHidden), released \(rule.released), changed \(rule.changed)"
      let name = rule.rule.map { "\($0) (\(rule.layer ?? "?"))" } ?? "the default"
      text += "\n" + Style.heading.apply(Cell(name).text, colour: colour) + ": \(counts)\n"
      text += rule.examples.map { "  \($0.event)  \($0.from) -> \($0.to)  \(Cell($0.text).text)\n" }.joined()
    }
    if !labels.isEmpty {
      text +=
        "\nlabels: " + labels.map { "\(Cell($0.label).text) +\($0.gained) -\($0.lost)" }.joined(separator: ", ") + "\n"
    }
    return text
  }
}
