/// Decides stored comments once more, by rules that may have changed since.
///
/// What some rules ask can no longer be found out: how many comments there were just then, and, where they are not
/// given, the classifier's scores. Such a rule holds where the stored decision says that it held, as long as it is
/// still the same rule.
public struct SecondLook: Sendable {
  struct RuleKey: Hashable {
    var id: String
    var layer: RuleLayer

    init(_ id: String, _ layer: RuleLayer) { (self.id, self.layer) = (id, layer) }
    init(_ effective: EffectiveRule) { self.init(effective.rule.id, effective.layer) }
  }

  private let ruleSet: CompiledRuleSet
  private let scores: [String: Double]?
  /// Those that can decide, by rank.
  private let rules: [EffectiveRule]
  /// Those of them that ask for what is not known any more.
  private let unanswerable: [RuleKey: EffectiveRule]
  /// The rules of an earlier version.
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
    rules = ruleSet.rules.filter { $0.state == .inForce && $0.rule.mode == .live }
    unanswerable = rules.reduce(into: [:]) { unanswerable, effective in
      if effective.rule.when.asksBeyondComment(isScored: scores != nil) { unanswerable[RuleKey(effective)] = effective }
    }
  }

  /// An account's own comment stays one.
  public func decision(on event: StoredEvent, scratch: MatchScratch) -> Decision {
    if let decision = event.decision, decision.basis == .ownComment { return decision }
    let context = DecisionContext(accountID: event.accountID, scores: scores)
    let fresh = ruleSet.decide(event.comment, context: context, scratch: scratch)
    guard let earlier = event.decision else { return fresh }
    let found = Set(fresh.fired.map { RuleKey($0.ruleID, $0.layer) })
    let remembered = Set(earlier.fired.map { RuleKey($0.ruleID, $0.layer) }.filter { key in
      unanswerable[key].map { isTheSame($0, asIn: earlier.versions) } ?? false
    }).subtracting(found)
    guard !remembered.isEmpty else { return fresh }
    let holding = rules.filter { found.contains(RuleKey($0)) || remembered.contains(RuleKey($0)) }
    let ids = Set(remembered.map(\.id))
    return fresh.holding(holding, recalling: earlier.matches.filter { $0.rule.map(ids.contains) ?? false })
  }

  private func isTheSame(_ rule: EffectiveRule, asIn versions: RuleSetVersions) -> Bool {
    versions[rule.layer] == rule.version || former[RuleKey(rule)] == rule.rule
  }
}

extension Condition {
  /// Whether it asks for something that neither the comment nor, if it `isScored`, the classifier tells.
  fileprivate func asksBeyondComment(isScored: Bool) -> Bool {
    var asks = false
    forEach { part in
      switch part {
      case .nearDuplicates, .userRate, .firstComment: asks = true
      case .score: asks = asks || !isScored
      default: break
      }
    }
    return asks
  }
}
