internal import FoundationEssentials
internal import Moderation

/// What is in force for an account, or for the tenant's accounts that have no rules of their own.
struct EffectiveRulesOutput: Encodable {
  var versions: RuleSetVersionsOutput
  var `default`: Verdict
  /// By rank: where several hold, the first one in force decides.
  var rules: [EffectiveRuleOutput]

  init(_ compiled: CompiledRuleSet, demotions: [RuleDemotion]) throws {
    versions = RuleSetVersionsOutput(compiled.versions)
    `default` = compiled.defaultVerdict
    rules = try compiled.rules.map { effective in
      try EffectiveRuleOutput(
        effective,
        demotion: demotions.first { $0.ruleID == effective.rule.id && $0.layer == effective.layer })
    }
  }
}

/// The version of each layer's rule set; null where it has none.
struct RuleSetVersionsOutput: Encodable {
  @Nullable var gateway: Int64?
  @Nullable var tenant: Int64?
  @Nullable var account: Int64?

  init(_ versions: RuleSetVersions) {
    _gateway = Nullable(wrappedValue: versions.gateway)
    _tenant = Nullable(wrappedValue: versions.tenant)
    _account = Nullable(wrappedValue: versions.account)
  }
}

struct EffectiveRuleOutput: Encodable {
  var id: String
  var layer: RuleLayer
  var version: Int64
  /// `in_force`, `overridden`, `disabled` or `overruled`.
  var state: String
  /// The layer that took its place, switched it off or locked the rule of its id.
  @Nullable var by: RuleLayer?
  @Nullable var demotion: RuleDemotionOutput?
  var rule: RawJSON

  init(_ effective: EffectiveRule, demotion: RuleDemotion?) throws {
    id = effective.rule.id
    layer = effective.layer
    version = effective.version
    switch effective.state {
    case .inForce:
      state = "in_force"
      _by = Nullable(wrappedValue: nil)
    case .overridden(let layer):
      state = "overridden"
      _by = Nullable(wrappedValue: layer)
    case .disabled(let layer):
      state = "disabled"
      _by = Nullable(wrappedValue: layer)
    case .overruled(let layer):
      state = "overruled"
      _by = Nullable(wrappedValue: layer)
    }
    _demotion = Nullable(wrappedValue: demotion.map { RuleDemotionOutput($0) })
    rule = try RawJSON(text: effective.rule.canonicalJSON)
  }
}
