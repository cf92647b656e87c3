internal import GRDB
internal import Moderation

/// A replay as it is stored: with the rules that it was begun with.
struct StoredReplay: StoredJob {
  static let table = "replay_jobs"
  static let index = "replay_jobs.running"
  static let auditActions = (
    created: AuditAction.replayCreated, cancelled: AuditAction.replayCancelled, finished: AuditAction.replayFinished
  )

  var job: ReplayJob
  /// As `RuleRevisions.digest` has it.
  var rules: String

  init(_ job: ReplayJob, rules: String) {
    self.job = job
    self.rules = rules
  }

  init(row: Row) throws {
    let selection = ReplaySelection(
      accountID: row.optionalID("account_id"),
      received: TimeRange(start: row.optionalTime("received_from"), end: row.time("received_until")),
      verdict: row["verdict"] == nil ? nil : try row.value("verdict"), label: row["label"], ruleID: row["rule_id"])
    job = ReplayJob(
      id: row.id("id"), tenantID: row.id("tenant_id"), selection: selection, mode: try row.value("mode"),
      comparedIn: row.optionalID("compared_in"), state: try row.value("state"), counts: try row.json("counts"),
      difference: try row.json("difference"), cursor: row.optionalID("cursor"),
      createdBy: row.optionalID("created_by"), createdAt: row.time("created_at"), updatedAt: row.time("updated_at"))
    rules = row["rules"]
  }

  func insert(in scope: TenantScope, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO replay_jobs (id, tenant_id, account_id, received_from, received_until, verdict, label, rule_id,
          mode, compared_in, rules, state, counts, difference, created_by, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        job.id.rawValue, scope.tenantID.rawValue, job.selection.accountID?.rawValue,
        job.selection.received.start?.milliseconds, (job.selection.received.end ?? job.createdAt).milliseconds,
        job.selection.verdict?.rawValue, job.selection.label, job.selection.ruleID, job.mode.rawValue,
        job.comparedIn?.rawValue, rules, job.state.rawValue, try JSONColumn.text(of: job.counts),
        try JSONColumn.text(of: job.difference), job.createdBy?.rawValue, job.createdAt.milliseconds,
        job.updatedAt.milliseconds,
      ])
  }

  func update(_ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE replay_jobs SET state = ?, counts = ?, difference = ?, cursor = ?, updated_at = ? WHERE id = ?
        """,
      arguments: [
        job.state.rawValue, try JSONColumn.text(of: job.counts), try JSONColumn.text(of: job.difference),
        job.cursor?.rawValue, job.updatedAt.milliseconds, job.id.rawValue,
      ])
  }
}

extension StoredReplay {
  var auditValues: [String: JSONValue] {
    let selection = job.selection
    return [
      "mode": .string(job.mode.name), "account_id": .text(selection.accountID),
      "received_from": .text(selection.received.start), "received_until": .text(selection.received.end),
      "verdict": .text(selection.verdict?.name), "label": .text(selection.label), "rule": .text(selection.ruleID),
      "compared_in": .text(job.comparedIn),
    ]
  }

  var auditProgress: [String: JSONValue] {
    let (counts, difference) = (job.counts, job.difference)
    return [
      "state": .string(job.state.name), "examined": .count(counts.examined), "compared": .count(difference.compared),
      "newly_hidden": .count(difference.newlyHidden), "released": .count(difference.released),
      "changed": .count(difference.changed), "replaced": .count(counts.replaced), "hidden": .count(counts.hidden),
      "shown": .count(counts.shown),
    ]
  }
}
