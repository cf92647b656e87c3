/// Decides stored comments once more, by rules that may have changed since.
///
/// What some rules ask can no longer be found out: how many comments there were just then, and, where they are not
/// given, the classifier's scores. Such a rule holds where the stored decision says that it held, as long as it is
/// still the same rule.
public struct SecondLook: Sendable {
  private struct RuleKey: Hashable {
    var id: String
    var layer: RuleLayer

    init(_ id: String, _ layer: RuleLayer) { (self.id, self.layer) = (id, layer) }
  }

  private let ruleSet: CompiledRuleSet
  private let scores: [String: Double]?
  /// Live rules that ask for what is not known any more.
  private let remembered: [RuleKey: EffectiveRule]
  /// The rules of an earlier version, and the layer they belong to.
  private let former: [RuleKey: Rule]

  /// `scores` as in `DecisionContext`. `former` is a document of `layer` by which comments may have been decided: rules
  /// that stand in it as they stand now are the same rules.
  public init(
    _ ruleSet: CompiledRuleSet, scores: [String: Double]? = nil, former: RuleSetDocument? = nil,
    of layer: RuleLayer = .tenant
  ) {
    self.ruleSet = ruleSet
    self.scores = scores
    self.former = (former?.rules ?? []).reduce(into: [:]) { $0[RuleKey($1.id, layer)] = $1 }
    remembered = ruleSet.rules.reduce(into: [:]) { rules, effective in
      guard effective.state == .inForce, effective.rule.mode == .live,
        effective.rule.when.asksBeyondComment(isScored: scores != nil)
      else { return }
      rules[RuleKey(effective.rule.id, effective.layer)] = effective
    }
  }

  /// An account's own comment stays one.
  public func decision(on event: StoredEvent, scratch: MatchScratch) -> Decision {
    if let decision = event.decision, decision.basis == .ownComment { return decision }
    let context = DecisionContext(accountID: event.accountID, scores: scores)
    let fresh = ruleSet.decide(event.comment, context: context, scratch: scratch)
    guard let earlier = event.decision else { return fresh }
    let kept = earlier.fired.compactMap { fired -> EffectiveRule? in
      guard let rule = remembered[RuleKey(fired.ruleID, fired.layer)], isTheSame(rule, asIn: earlier.versions),
        !fresh.fired.contains(where: { $0.ruleID == fired.ruleID && $0.layer == fired.layer })
      else { return nil }
      return rule
    }
    return fresh.adding(kept, matches: earlier.matches, of: ruleSet.rules)
  }

  private func isTheSame(_ rule: EffectiveRule, asIn versions: RuleSetVersions) -> Bool {
    versions[rule.layer] == rule.version || former[RuleKey(rule.rule.id, rule.layer)] == rule.rule
  }
}

extension Condition {
  /// Whether it asks for something that neither the comment nor, if it `isScored`, the classifier tells.
  func asksBeyondComment(isScored: Bool) -> Bool {
    switch self {
    case .any(let parts), .all(let parts): parts.contains { $0.asksBeyondComment(isScored: isScored) }
    case .not(let part): part.asksBeyondComment(isScored: isScored)
    case .nearDuplicates, .userRate, .firstComment: true
    case .score: !isScored
    case .terms, .regex, .link, .email, .phone, .emojiOnly, .measure, .script, .users, .videos, .accounts, .reply,
      .time:
      false
    }
  }
}
