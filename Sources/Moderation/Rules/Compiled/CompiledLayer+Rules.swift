extension CompiledLayer {
  /// The rules as their author wrote them. Put together anew each time, so not for every comment.
  public var rules: [Rule] {
    let spellings = terms?.spellings() ?? []
    var slots = termSlots[...]
    return zip(outline.rules, roots).map { rule, root in
      guard root >= 0 else { return rule }
      var rule = rule
      rule.when = rule.when.replacingTerms { _ in
        guard let slot = slots.popFirst(), spellings.indices.contains(Int(slot)) else { return [] }
        return spellings[Int(slot)]
      }
      return rule
    }
  }
}

extension RuleSetDocument {
  /// The document without the terms of those rules that are compiled, which their matcher holds.
  func outline(compiled roots: [Int32]) -> RuleSetDocument {
    let rules = zip(rules, roots).map { rule, root in
      guard root >= 0 else { return rule }
      var rule = rule
      rule.when = rule.when.replacingTerms { _ in [] }
      return rule
    }
    return RuleSetDocument(defaultVerdict: defaultVerdict, disabled: disabled, rules: rules)
  }
}
