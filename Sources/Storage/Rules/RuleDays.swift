internal import GRDB
internal import Moderation

/// Puts a tenant's rule days together: what rules did is counted; how many comments each was asked about follows from
/// the documents of the versions that decided them.
struct RuleDays {
  private struct Key: Hashable {
    var day: Int64
    var layer: RuleLayer
    var ruleID: String
  }

  /// One version of one owner's rule set.
  private struct DocumentKey: Hashable {
    var owner: RuleSetOwner
    var version: Int64
  }

  static let countsSQL = """
    SELECT day_at, layer, rule_id, sum(hits) AS hits, sum(shadow_hits) AS shadow_hits, sum(acted) AS acted,
      sum(overturned) AS overturned
    FROM rule_days WHERE tenant_id = ? AND day_at >= ? AND day_at < ? AND \(DeletedAccounts.leaveOut(of: "rule_days"))
    GROUP BY day_at, layer, rule_id
    """

  static let decisionsSQL = """
    SELECT day_at, account_version, gateway_version, tenant_version,
      CASE account_version WHEN 0 THEN 0 ELSE account_id END AS account_id, sum(decisions) AS decisions
    FROM rule_set_days WHERE tenant_id = ? AND day_at >= ? AND day_at < ?
      AND \(DeletedAccounts.leaveOut(of: "rule_set_days"))
    GROUP BY 1, 2, 3, 4, 5
    """

  /// Of one rule alone, or nil for all.
  let ruleID: String?
  private var days: [Key: RuleDay] = [:]
  private var documents: [DocumentKey: RuleSetDocument?] = [:]

  init(ruleID: String?) { self.ruleID = ruleID }

  /// Newest day first, then by rule.
  var sorted: [RuleDay] {
    days.values.sorted {
      ($1.day, $0.ruleID, $0.layer.rawValue) < ($0.day, $1.ruleID, $1.layer.rawValue)
    }
  }

  mutating func addCounts(_ row: Row) throws {
    try change(row["day_at"], row.value("layer"), row["rule_id"]) { day in
      day.hits += row["hits"] as Int64
      day.shadowHits += row["shadow_hits"] as Int64
      day.acted += row["acted"] as Int64
      day.overturned += row["overturned"] as Int64
    }
  }

  mutating func addDecisions(_ row: Row, of tenant: TenantID, _ db: Database) throws {
    var layers: [(layer: RuleLayer, document: RuleSetDocument)] = []
    for (layer, column) in [
      (RuleLayer.gateway, "gateway_version"), (.tenant, "tenant_version"),
      (.account, "account_version"),
    ] {
      let version: Int64 = row[column]
      guard version > 0 else { continue }
      let owner: RuleSetOwner =
        switch layer {
        case .gateway: .gateway
        case .tenant: .tenant(tenant)
        case .account: .account(row.id("account_id"), of: tenant)
        }
      if let document = try document(version, of: owner, db) { layers.append((layer, document)) }
    }
    let decisions: Int64 = row["decisions"]
    for ((layer, document), states) in zip(layers, LayerStack.states(of: layers)) {
      for (rule, state) in zip(document.rules, states) where state == .inForce && rule.mode != .off {
        change(row["day_at"], layer, rule.id) { $0.evaluated += decisions }
      }
    }
  }

  private mutating func document(_ version: Int64, of owner: RuleSetOwner, _ db: Database) throws
    -> RuleSetDocument?
  {
    let key = DocumentKey(owner: owner, version: version)
    if let known = documents[key] { return known }
    let document: RuleSetDocument?
    do {
      document = try owner.version(version, db).map { try RuleSetDocument(json: $0.document.utf8) }
    } catch is RuleSetFaults {
      throw StorageError.failed(detail: "version \(version) of the \(owner.subject) cannot be read")
    }
    documents[key] = .some(document)
    return document
  }

  private mutating func change(
    _ day: Int64, _ layer: RuleLayer, _ rule: String, _ body: (inout RuleDay) -> Void
  ) {
    guard ruleID == nil || ruleID == rule else { return }
    let key = Key(day: day, layer: layer, ruleID: rule)
    body(&days[key, default: RuleDay(ruleID: rule, layer: layer, day: Timestamp(milliseconds: day))])
  }
}
