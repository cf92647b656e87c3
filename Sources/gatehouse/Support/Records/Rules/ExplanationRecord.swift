/// What was decided about a comment, and how that came about.
struct ExplanationRecord: Record {
  struct Match: Decodable, Sendable {
    var rule: String?
    var term: String
    var excerpt: String?
    var how: [String]

    var words: String {
      let found = "“\(excerpt ?? "?")” by \(term)"
      return (rule.map { "\($0): " } ?? "") + found + (how.isEmpty ? "" : " (\(how.joined(separator: ", ")))")
    }
  }

  struct View: Decodable, Sendable {
    var name: String
    var text: String
  }

  struct Outcome: Decodable, Sendable {
    var rule: String
    var layer: String
    var mode: String
    var verdict: String?
    var result: String

    var words: String {
      "\(result): \(verdict ?? "no verdict"), \(layer)" + (mode == "live" ? "" : ", \(mode)")
    }
  }

  var decision: DecisionRecord
  var reason: String
  var text: String?
  var matches: [Match]
  var views: [View]?
  var rules: [Outcome]?

  static let columns = DecisionRecord.columns + ["why"]
  var row: [Cell] { decision.row + [Cell(reason)] }

  var fields: [(name: String, value: Cell)] {
    var fields: [(name: String, value: Cell)] = [
      ("verdict", Cell(decision.verdict, .verdict(decision.verdict))), ("why", Cell(reason)), ("text", Cell(text)),
    ]
    fields += (views ?? []).map { ("as \($0.name)", Cell($0.text)) }
    fields += matches.map { ("found", Cell($0.words)) }
    fields += [
      ("versions", Cell(decision.versions?.words)), ("labels", Cell(decision.labels?.joined(separator: ", "))),
    ]
    fields.append(("shadow rules", Cell(decision.shadowWords)))
    if let waits = decision.awaitsScores, !waits.isEmpty {
      fields.append(("waits for scores", Cell(waits.joined(separator: ", "), .caution)))
    }
    fields += (rules ?? []).map { ("rule \($0.rule)", Cell($0.words, $0.result == "holds" ? .plain : .faint)) }
    return fields
  }
}
