extension Decision {
  /// The decision as it is when it is these live rules that hold, given by rank. `recalled` are matches of rules that
  /// this decision did not find to hold.
  func holding(_ rules: [EffectiveRule], recalling recalled: [TextMatch]) -> Decision {
    var decision = self
    decision.fired = rules.map {
      FiredRule(ruleID: $0.rule.id, layer: $0.layer, verdict: $0.rule.verdict, fuse: $0.rule.fuse)
    }
    if let first = rules.first, let verdict = first.rule.verdict {
      decision.verdict = verdict
      decision.basis = .rule
      decision.ruleID = first.rule.id
      decision.ruleLayer = first.layer
      decision.fuse = first.rule.fuse
    }
    let all = recalled + matches
    let ofDeciding = all.filter { $0.rule != nil && $0.rule == decision.ruleID }
    let ofOthers = all.filter { $0.rule == nil || $0.rule != decision.ruleID }
    decision.matches = Array((ofDeciding + ofOthers).prefix(RuleSetLimits.matches))
    decision.labels = Set(rules.flatMap(\.rule.effects.labels)).sorted()
    // Where an allow rule decides, the rules that it overrules only label.
    let isAllowed = decision.basis == .rule && decision.verdict == .allow
    let counted = rules.map(\.rule).filter { !isAllowed || $0.verdict == nil || $0.verdict == .allow }
    decision.notifies = counted.filter(\.effects.notifies).map(\.id)
    decision.replies = counted.compactMap { rule in
      rule.effects.reply.map { PlannedReply(ruleID: rule.id, pool: $0, label: rule.effects.labels.first) }
    }
    return decision
  }
}
