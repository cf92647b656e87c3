/// Completes what rules decide about a stored comment when they are asked once more.
///
/// What some rules ask can no longer be found out: how many comments there were just then, and, where the classifier is
/// not asked again, its scores. Such a rule holds where the stored decision says that it held, as long as it is still
/// the same rule.
public struct SecondLook: Sendable {
  private struct RuleKey: Hashable {
    var id: String
    var layer: RuleLayer

    init(_ id: String, _ layer: RuleLayer) { (self.id, self.layer) = (id, layer) }
    init(_ effective: EffectiveRule) { self.init(effective.rule.id, effective.layer) }
  }

  /// Those that can decide, by rank, without the terms written in them.
  private let rules: [EffectiveRule]
  /// Those of them that ask for what is not known any more.
  private let unanswerable: [RuleKey: EffectiveRule]
  /// Those that stand in a former document as they stand now.
  private let unchanged: Set<RuleKey>

  /// `isScored` says whether the classifier's scores are at hand. `former` is a document of `layer` by which comments may
  /// have been decided: rules that stand in it as they stand now are the same rules.
  public init(
    _ ruleSet: CompiledRuleSet, isScored: Bool, former: RuleSetDocument? = nil, of layer: RuleLayer = .tenant
  ) {
    self.init(ruleSet, isScored: isScored, formers: former.map { [layer: $0] } ?? [:])
  }

  /// The same with a former document of each layer. Without any it is quick enough for every comment: only to compare
  /// rules with former ones takes all their terms.
  public init(_ ruleSet: CompiledRuleSet, isScored: Bool, formers: [RuleLayer: RuleSetDocument]) {
    // With scores at hand only counting is left that cannot be done again.
    let canRemember = !isScored || !ruleSet.historyNeeds.isEmpty
    rules = canRemember ? ruleSet.deciding : []
    let unanswerable = rules.reduce(into: [RuleKey: EffectiveRule]()) { unanswerable, effective in
      if effective.rule.when.asksBeyondComment(isScored: isScored) { unanswerable[RuleKey(effective)] = effective }
    }
    self.unanswerable = unanswerable
    unchanged = ruleSet.layers.reduce(into: []) { unchanged, layer in
      guard let former = formers[layer.layer], unanswerable.keys.contains(where: { $0.layer == layer.layer }) else {
        return
      }
      let formerRules = Dictionary(former.rules.map { ($0.id, $0) }) { $1 }
      for rule in layer.rules where formerRules[rule.id] == rule {
        unchanged.insert(RuleKey(rule.id, layer.layer))
      }
    }
  }

  /// Whether any rule asks for what is not known any more.
  public var remembersAny: Bool { !unanswerable.isEmpty }

  /// `fresh` is what the rule set decides now. An account's own comment stays one.
  public func decision(on event: StoredEvent, completing fresh: Decision) -> Decision {
    guard let earlier = event.decision else { return fresh }
    guard earlier.basis != .ownComment else { return earlier }
    let found = Set(fresh.fired.map { RuleKey($0.ruleID, $0.layer) })
    let remembered = Set(
      earlier.fired.map { RuleKey($0.ruleID, $0.layer) }.filter { key in
        unanswerable[key].map { isTheSame($0, asIn: earlier.versions) } ?? false
      }
    ).subtracting(found)
    guard !remembered.isEmpty else { return fresh }
    let holding = rules.filter { found.contains(RuleKey($0)) || remembered.contains(RuleKey($0)) }
    let ids = Set(remembered.map(\.id))
    return fresh.holding(holding, recalling: earlier.matches.filter { $0.rule.map(ids.contains) ?? false })
  }

  private func isTheSame(_ rule: EffectiveRule, asIn versions: RuleSetVersions) -> Bool {
    versions[rule.layer] == rule.version || unchanged.contains(RuleKey(rule))
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
