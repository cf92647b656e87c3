internal import GRDB
internal import Moderation

/// What rules did, gathered over one batch and written at its end: most comments cost no statement of their own.
final class RuleCounts {
  struct Versions: Hashable {
    var tenantID: Int64
    var accountID: Int64
    var day: Int64
    /// 0 where the layer has no rule set.
    var gateway: Int64
    var tenant: Int64
    var account: Int64
  }

  struct RuleKey: Hashable {
    var tenantID: Int64
    var accountID: Int64
    var day: Int64
    var layer: RuleLayer
    var ruleID: String
  }

  struct Count {
    var hits: Int64 = 0
    var shadowHits: Int64 = 0
    var acted: Int64 = 0
    var overturned: Int64 = 0
  }

  private let addVersions: RawStatement
  private let addRule: RawStatement
  private(set) var decisions: [Versions: Int64] = [:]
  private var rules: [RuleKey: Count] = [:]

  init(_ db: Database) throws {
    addVersions = try RawStatement(
      db,
      """
      INSERT INTO rule_set_days (tenant_id, day_at, account_id, gateway_version, tenant_version, account_version,
        decisions)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT DO UPDATE SET decisions = decisions + excluded.decisions
      """)
    addRule = try RawStatement(db, Self.addRuleSQL)
  }

  /// Also for those who count outside the journal.
  static let addRuleSQL = """
    INSERT INTO rule_days (tenant_id, day_at, layer, rule_id, account_id, hits, shadow_hits, acted, overturned)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT DO UPDATE SET hits = hits + excluded.hits, shadow_hits = shadow_hits + excluded.shadow_hits,
      acted = acted + excluded.acted, overturned = overturned + excluded.overturned
    """

  /// One more comment decided by these versions; nothing where no rule set was asked.
  func add(_ versions: RuleSetVersions, of event: DecidedEvent) {
    guard versions != RuleSetVersions() else { return }
    let key = Versions(
      tenantID: event.tenantID, accountID: event.accountID, day: event.day, gateway: versions.gateway ?? 0,
      tenant: versions.tenant ?? 0, account: versions.account ?? 0)
    decisions[key, default: 0] += 1
  }

  /// What the rules did to one comment; with a negative sign, what they no longer do.
  func add(_ decision: Decision, acts: Bool, sign: Int64 = 1, of event: DecidedEvent) {
    for rule in decision.fired { count(rule.layer, rule.ruleID, of: event) { $0.hits += sign } }
    for shadow in decision.shadows { count(shadow.layer, shadow.ruleID, of: event) { $0.shadowHits += sign } }
    if acts, let ruleID = decision.ruleID {
      count(decision.ruleLayer ?? .tenant, ruleID, of: event) { $0.acted += sign }
    }
  }

  private func count(_ layer: RuleLayer, _ ruleID: String, of event: DecidedEvent, _ change: (inout Count) -> Void) {
    let key = RuleKey(
      tenantID: event.tenantID, accountID: event.accountID, day: event.day, layer: layer, ruleID: ruleID)
    change(&rules[key, default: Count()])
  }

  func flush() throws {
    for (key, count) in decisions {
      let values = [key.tenantID, key.day, key.accountID, key.gateway, key.tenant, key.account, count]
      for (index, value) in values.enumerated() { addVersions.bind(Int32(index + 1), value) }
      _ = try addVersions.run()
    }
    for (key, count) in rules {
      addRule.bind(1, key.tenantID)
      addRule.bind(2, key.day)
      addRule.bind(3, Int64(key.layer.rawValue))
      addRule.bind(4, key.ruleID)
      addRule.bind(5, key.accountID)
      addRule.bind(6, count.hits)
      addRule.bind(7, count.shadowHits)
      addRule.bind(8, count.acted)
      addRule.bind(9, count.overturned)
      _ = try addRule.run()
    }
    discard()
  }

  func discard() {
    decisions.removeAll(keepingCapacity: true)
    rules.removeAll(keepingCapacity: true)
  }
}
