internal import GRDB
internal import Moderation

/// Holds every rule with a fuse to it, to the single comment: counted in memory, in the order of recording, and written
/// at the end of the batch that counted. What is here is a copy of the database that `forget` drops.
final class FuseBook {
  /// What the fuses make of one decision. Nothing of it counts until it is kept.
  struct Judgement {
    var decision: Decision
    var counts: [FuseKey: FuseCount] = [:]
    /// Rules that this comment took past their fuse, with the reason.
    var blown: [(rule: FiredRule, reason: String)] = []
  }

  /// More counts than this are dropped at the end of a batch, and read again when they are needed.
  private static let memoryLimit = 50_000

  private struct VersionKey: Hashable {
    var tenantID: Int64
    /// 0 unless the version is an account's.
    var accountID: Int64
    var layer: RuleLayer
    var version: Int64
    var day: Int64
  }

  private let readCount: RawStatement
  private let readDemoted: RawStatement
  private let readEvaluated: RawStatement
  private let write: RawStatement
  private var counts: [FuseKey: FuseCount] = [:]
  private var changed: Set<FuseKey> = []
  private var demoted: Set<FuseKey>?
  private var evaluated: [VersionKey: Int64] = [:]

  init(_ db: Database) throws {
    readCount = try RawStatement(
      db,
      """
      SELECT day_at, version, acted, hits, evaluated_before FROM rule_fuses
      WHERE tenant_id = ?1 AND layer = ?2 AND rule_id = ?3 AND account_id = ?4
      """)
    readDemoted = try RawStatement(
      db, "SELECT tenant_id, layer, rule_id, account_id FROM rule_fuses WHERE demoted_at > 0")
    readEvaluated = try RawStatement(db, Self.evaluatedSQL)
    write = try RawStatement(
      db,
      """
      INSERT OR REPLACE INTO rule_fuses (tenant_id, layer, rule_id, account_id, day_at, version, acted, hits,
        evaluated_before, demoted_at, reason)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """)
  }

  /// How many comments a layer's version decided on a day.
  static let evaluatedSQL = """
    SELECT coalesce(sum(decisions), 0) FROM rule_set_days
    WHERE tenant_id = ?1 AND day_at = ?2 AND (?3 = 0 OR account_id = ?3)
      AND ?5 = CASE ?4 WHEN 1 THEN gateway_version WHEN 2 THEN tenant_version ELSE account_version END
    """

  /// What becomes of `decision`. `earlier` is the decision that it replaces, whose rules are counted already. Without
  /// `asksShares` hits are not counted. `asksForAction` tells whether a decision that another rule came to asks for one.
  func judge(
    _ decision: Decision, of event: DecidedEvent, replacing earlier: Decision? = nil, asksShares: Bool = true,
    at moment: Timestamp, pending: [RuleCounts.Versions: Int64], asksForAction: (Decision) throws -> Bool
  ) throws -> Judgement {
    guard !decision.fired.isEmpty else { return Judgement(decision: decision) }
    var judgement = Judgement(decision: decision)
    var demoted = Set(try decision.fired.filter { try isDemoted(key($0, event)) }.map(\.ruleID))
    if let earlier { demoted = earlier.outliving(demoted) }
    func blow(_ rule: FiredRule, _ reason: String) {
      demoted.insert(rule.ruleID)
      judgement.counts[key(rule, event)]?.demotedAt = moment.milliseconds
      judgement.counts[key(rule, event)]?.reason = reason
      judgement.blown.append((rule, reason))
    }

    for rule in decision.fired where !demoted.contains(rule.ruleID) {
      guard let fuse = rule.fuse, let version = decision.versions[rule.layer] else { continue }
      var count = try count(key(rule, event), day: moment.startOfDay.milliseconds, version: version)
      let isCounted = !asksShares || (earlier?.fired.contains { $0.ruleID == rule.ruleID } ?? false)
      if !isCounted { count.hits += 1 }
      judgement.counts[key(rule, event)] = count
      guard !isCounted, let band = fuse.share else { continue }
      let comments = try evaluated(version, of: rule, event, count.day, pending) + (earlier == nil ? 1 : 0)
      if let reason = count.complaint(about: band, evaluated: comments) { blow(rule, reason) }
    }
    judgement.decision = decision.demoting(demoted)
    // A rule that is demoted hands the decision on to the next, whose own cap is then asked.
    while judgement.decision.basis == .rule, let ruleID = judgement.decision.ruleID,
      let rule = decision.fired.first(where: { $0.ruleID == ruleID }), let fuse = rule.fuse,
      let count = judgement.counts[key(rule, event)], try asksForAction(judgement.decision)
    {
      if earlier?.ruleID == ruleID, earlier?.basis == .rule { break }
      guard let reason = count.complaint(about: fuse) else {
        judgement.counts[key(rule, event)]?.acted += 1
        break
      }
      blow(rule, reason)
      judgement.decision = decision.demoting(demoted)
    }
    return judgement
  }

  /// Takes over what `judge` counted, once everything else about the comment is written.
  func keep(_ judgement: Judgement) {
    for (key, count) in judgement.counts {
      counts[key] = count
      changed.insert(key)
      if count.demotedAt != nil { demoted?.insert(key) }
    }
  }

  /// One more comment was decided by these versions.
  func addEvaluated(_ versions: RuleSetVersions, of event: DecidedEvent) {
    guard !evaluated.isEmpty else { return }
    for layer in RuleLayer.allCases {
      guard let version = versions[layer] else { continue }
      let key = versionKey(layer, version, event, event.day)
      if let count = evaluated[key] { evaluated[key] = count + 1 }
    }
  }

  func flush() throws {
    for key in changed {
      guard let count = counts[key] else { continue }
      write.bind(1, key.tenantID)
      write.bind(2, Int64(key.layer.rawValue))
      write.bind(3, key.ruleID)
      write.bind(4, key.accountID)
      write.bind(5, count.day)
      write.bind(6, count.version)
      write.bind(7, count.acted)
      write.bind(8, count.hits)
      write.bind(9, count.evaluatedBefore)
      write.bind(10, count.demotedAt)
      write.bind(11, count.reason)
      _ = try write.run()
    }
    changed.removeAll(keepingCapacity: true)
    if counts.count + evaluated.count > Self.memoryLimit { forget() }
  }

  /// After a transaction that failed, or a change that did not go through the journal.
  func forget() {
    counts.removeAll(keepingCapacity: true)
    changed.removeAll(keepingCapacity: true)
    evaluated.removeAll(keepingCapacity: true)
    demoted = nil
  }

  private func key(_ rule: FiredRule, _ event: DecidedEvent) -> FuseKey {
    FuseKey(tenantID: event.tenantID, layer: rule.layer, ruleID: rule.ruleID, accountID: event.accountID)
  }

  private func versionKey(_ layer: RuleLayer, _ version: Int64, _ event: DecidedEvent, _ day: Int64) -> VersionKey {
    VersionKey(
      tenantID: event.tenantID, accountID: layer == .account ? event.accountID : 0, layer: layer, version: version,
      day: day)
  }

  private func isDemoted(_ key: FuseKey) throws -> Bool {
    if let demoted { return demoted.contains(key) }
    var found: Set<FuseKey> = []
    defer { readDemoted.reset() }
    while try readDemoted.step() {
      guard let layer = RuleLayer(rawValue: Int(readDemoted.int(1))), let ruleID = readDemoted.text(2) else {
        continue
      }
      found.insert(
        FuseKey(tenantID: readDemoted.int(0), layer: layer, ruleID: ruleID, accountID: readDemoted.int(3)))
    }
    demoted = found
    return found.contains(key)
  }

  private func count(_ key: FuseKey, day: Int64, version: Int64) throws -> FuseCount {
    var count: FuseCount
    if let known = counts[key] {
      count = known
    } else {
      readCount.bind(1, key.tenantID)
      readCount.bind(2, Int64(key.layer.rawValue))
      readCount.bind(3, key.ruleID)
      readCount.bind(4, key.accountID)
      count =
        try readCount.first {
          FuseCount(
            day: $0.int(0), version: $0.int(1), acted: $0.int(2), hits: $0.int(3), evaluatedBefore: $0.int(4))
        } ?? FuseCount(day: day, version: version)
    }
    count.enter(day: day, version: version)
    return count
  }

  /// How many comments the rule's version has decided on the day, those of the batch included.
  private func evaluated(
    _ version: Int64, of rule: FiredRule, _ event: DecidedEvent, _ day: Int64, _ pending: [RuleCounts.Versions: Int64]
  ) throws -> Int64 {
    let key = versionKey(rule.layer, version, event, day)
    if let known = evaluated[key] { return known }
    readEvaluated.bind(1, key.tenantID)
    readEvaluated.bind(2, day)
    readEvaluated.bind(3, key.accountID)
    readEvaluated.bind(4, Int64(key.layer.rawValue))
    readEvaluated.bind(5, version)
    var total = try readEvaluated.first { $0.int(0) } ?? 0
    for (versions, count) in pending
    where versions.tenantID == key.tenantID && versions.day == day && versions[rule.layer] == version
      && (key.accountID == 0 || versions.accountID == key.accountID)
    {
      total += count
    }
    evaluated[key] = total
    return total
  }
}

extension RuleCounts.Versions {
  fileprivate subscript(layer: RuleLayer) -> Int64 {
    switch layer {
    case .gateway: gateway
    case .tenant: tenant
    case .account: account
    }
  }
}
