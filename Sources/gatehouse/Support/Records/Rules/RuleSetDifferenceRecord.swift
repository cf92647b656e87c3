/// What changed between two versions of a rule set.
struct RuleSetDifferenceRecord: Decodable, Sendable {
  struct Rule: Decodable, Sendable {
    var id: String
    var name: String?

    var words: String { id + (name.map { "  \($0)" } ?? "") }
  }

  struct Change: Decodable, Sendable {
    var id: String
    var members: [String]
  }

  struct DefaultChange: Decodable, Sendable {
    var before: String?
    var after: String?
  }

  var added: [Rule]
  var removed: [Rule]
  var changed: [Change]
  var `default`: DefaultChange?
  var newlyDisabled: [String]
  var newlyEnabled: [String]

  /// A line each, marked as in a diff; empty where nothing changed.
  func text(colour: Bool) -> String {
    var lines = removed.map { Style.failure.apply("- " + Cell($0.words).text, colour: colour) }
    lines += added.map { Style.good.apply("+ " + Cell($0.words).text, colour: colour) }
    lines += changed.map {
      Style.caution.apply("~ " + Cell("\($0.id)  \($0.members.joined(separator: ", "))").text, colour: colour)
    }
    if let change = `default` {
      lines.append("  default: \(Cell(change.before).text) -> \(Cell(change.after).text)")
    }
    lines += newlyDisabled.map { "  switches off \(Cell($0).text)" }
    lines += newlyEnabled.map { "  no longer switches off \(Cell($0).text)" }
    return lines.map { $0 + "\n" }.joined()
  }
}
