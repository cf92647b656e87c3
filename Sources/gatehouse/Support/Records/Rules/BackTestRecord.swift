/// What a draft would have decided otherwise than the rules in force.
struct BackTestRecord: Decodable, Sendable {
  struct Rule: Decodable, Sendable {
    var rule: String?
    var layer: String?
    var newlyHidden: Int
    var released: Int
    var changed: Int
    var examples: [Example]

    /// For people: what the rule has to do with it, then examples.
    func text(colour: Bool) -> String {
      let counts = "newly hidden \(newlyHidden), released \(released), changed \(changed)"
      let name = rule.map { "\($0) (\(layer ?? "?"))" } ?? "the default"
      return "\n" + Style.heading.apply(Cell(name).text, colour: colour) + ": \(counts)\n"
        + examples.map { "  \($0.event)  \($0.from) -> \($0.to)  \(Cell($0.text).text)\n" }.joined()
    }
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
    text += rules.map { $0.text(colour: colour) }.joined()
    if !labels.isEmpty {
      text +=
        "\nlabels: " + labels.map { "\(Cell($0.label).text) +\($0.gained) -\($0.lost)" }.joined(separator: ", ") + "\n"
    }
    return text
  }
}
