extension Decision {
  /// The decision as it is when these live rules hold too. `matches` are those of an earlier decision, of which the added
  /// rules' are taken; `all` holds every rule that fired.
  func adding(_ rules: [EffectiveRule], matches earlier: [TextMatch], of all: [EffectiveRule]) -> Decision {
    guard !rules.isEmpty else { return self }
    var decision = self
    decision.fired += rules.map { FiredRule($0) }
    decision.fired.sort { $0.outranks($1) }
    let added = Set(rules.map(\.rule.id))
    if let first = decision.fired.first, let verdict = first.verdict,
      let rule = rules.first(where: { $0.rule.id == first.ruleID && $0.layer == first.layer })
    {
      decision.verdict = verdict
      decision.basis = .rule
      decision.ruleID = first.ruleID
      decision.ruleLayer = first.layer
      decision.fuse = rule.rule.fuse
    }
    let ofAdded = earlier.filter { match in match.rule.map(added.contains) ?? false }
    decision.matches = Array((ofAdded + self.matches).prefix(RuleSetLimits.matches))
    decision.takeEffects(of: all)
    return decision
  }

  /// Where an allow rule decides, the rules it overrules label, tell and answer nothing.
  private mutating func takeEffects(of all: [EffectiveRule]) {
    let isAllowed = basis == .rule && verdict == .allow
    let counted = fired.filter { !isAllowed || $0.verdict == nil || $0.verdict == .allow }
    let rules = counted.compactMap { fired in
      all.first { $0.rule.id == fired.ruleID && $0.layer == fired.layer && $0.state == .inForce }?.rule
    }
    labels = Set(rules.flatMap(\.effects.labels)).sorted()
    notifies = rules.filter(\.effects.notifies).map(\.id)
    replies = rules.compactMap { rule in rule.effects.reply.map { PlannedReply(ruleID: rule.id, pool: $0) } }
  }
}

extension FiredRule {
  init(_ effective: EffectiveRule) {
    self.init(ruleID: effective.rule.id, layer: effective.layer, verdict: effective.rule.verdict)
  }

  /// An allow rule before all others, then the stronger verdict, then the lower id; rules without a verdict last.
  func outranks(_ other: FiredRule) -> Bool {
    let (own, others) = (rank, other.rank)
    return own == others ? ruleID < other.ruleID : own > others
  }

  private var rank: Int {
    guard let verdict else { return -1 }
    return verdict == .allow ? Int.max : verdict.rawValue
  }
}
