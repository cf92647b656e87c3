extension Decision {
  /// The same decision where these rules are past their fuse: each counts as `review`, and neither replies nor tells
  /// people. The best of the rules that hold decides anew.
  ///
  /// Labels stay: they say what a comment is, and not what is done about it. The rules that hold keep the verdicts they
  /// have in their documents, so that an explanation can tell what they would have done.
  public func demoting(_ ruleIDs: Set<String>) -> Decision {
    guard fired.contains(where: { ruleIDs.contains($0.ruleID) }) else { return self }
    var decision = self
    decision.notifies.removeAll(where: ruleIDs.contains)
    decision.replies.removeAll { ruleIDs.contains($0.ruleID) }
    let standing = fired.compactMap { rule -> (rule: FiredRule, verdict: Verdict)? in
      guard let verdict = rule.verdict else { return nil }
      return (rule, ruleIDs.contains(rule.ruleID) ? .review : verdict)
    }
    guard let best = standing.min(by: { outranks(($0.verdict, $0.rule.ruleID), ($1.verdict, $1.rule.ruleID)) })
    else { return decision }
    decision.verdict = best.verdict
    decision.basis = ruleIDs.contains(best.rule.ruleID) ? .fuse : .rule
    decision.ruleID = best.rule.ruleID
    decision.ruleLayer = best.rule.layer
    decision.fuse = best.rule.fuse
    decision.fired = [best.rule] + fired.filter { $0.ruleID != best.rule.ruleID }
    decision.matches =
      matches.filter { $0.rule == best.rule.ruleID } + matches.filter { $0.rule != best.rule.ruleID }
    return decision
  }
}

/// As everywhere: allow before all, then the strongest verdict, then the id that comes first byte by byte.
private func outranks(_ left: (verdict: Verdict, id: String), _ right: (verdict: Verdict, id: String)) -> Bool {
  if left.verdict != right.verdict {
    return left.verdict == .allow || (right.verdict != .allow && left.verdict > right.verdict)
  }
  return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
}
