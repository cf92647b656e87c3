/// Tries one rule's condition on example texts.
struct ExampleCheck {
  let ruleSet: CompiledRuleSet
  let layer: CompiledLayer
  /// The rule's place in the layer's document.
  let index: Int
  let scratch: MatchScratch

  /// What is wrong with an example; nil where it comes out as expected.
  func complaint(about text: String, expected: Truth) -> String? {
    let comment = CommentEvent(
      kind: .created, commentID: "0", videoID: "0", text: text, occurredAt: Timestamp(milliseconds: 0))
    ruleSet.read(comment, scratch)
    let ranked = RankedRule(index, of: layer, at: 0, flags: 0)
    return withUnsafePointer(to: comment) { comment in
      withUnsafePointer(to: DecisionContext()) { context in
        let evaluator = ConditionEvaluator(comment, context, scratch, knowsTextOnly: true)
        let truth = evaluator.truth(of: ranked.root, in: evaluator.frame(of: ranked))
        return truth == expected ? nil : complaint(about: text, truth, ranked, evaluator)
      }
    }
  }

  private func complaint(
    about text: String, _ truth: Truth, _ ranked: RankedRule, _ evaluator: ConditionEvaluator
  ) -> String {
    let rule = layer.outline.rules[index]
    switch truth {
    case .no: return "\(Self.quoted(text)) must match, but rule \(rule.id) lets it pass"
    case .yes:
      var collector = MatchCollector(ruleSet: ruleSet, evaluator: evaluator)
      collector.collect(ranked, id: rule.id)
      return "\(Self.quoted(text)) must pass, but rule \(rule.id) matches it" + Self.found(collector.matches, in: text)
    case .unknown:
      let others = Enumeration.or(Self.keysBesideText(in: rule.when))
      return "cannot be tried on rule \(rule.id), which also asks for \(others): examples have a text and nothing else"
    }
  }

  private static func found(_ matches: [TextMatch], in text: String) -> String {
    let found = matches.prefix(3).map { match in
      let steps = match.how.isEmpty ? "" : ", seeing through " + match.how.names.joined(separator: ", ")
      return "“\(match.excerpt(of: text) ?? "")” by the term \(match.term)\(steps)"
    }
    return found.isEmpty ? "" : ": " + found.joined(separator: "; ")
  }

  private static func quoted(_ text: String) -> String {
    let start = String(text.unicodeScalars.prefix(60))
    return "“\(start)\(start.unicodeScalars.count < text.unicodeScalars.count ? "…" : "")”"
  }

  private static func keysBesideText(in condition: Condition) -> [String] {
    var keys: [String] = []
    condition.forEach { condition in
      let key = condition.key.rawValue
      if condition.parts.isEmpty, !condition.isAboutText, !keys.contains(key) { keys.append(key) }
    }
    return keys
  }
}
