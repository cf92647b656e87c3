internal import GRDB
internal import Moderation

extension RetryJob: StoredJob {
  typealias Job = RetryJob

  static let table = "retry_jobs"
  static let index = "retry_jobs.running"
  static let auditActions = (
    created: AuditAction.retryCreated, cancelled: AuditAction.retryCancelled, finished: AuditAction.retryFinished
  )

  func insert(in scope: TenantScope, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO retry_jobs (id, tenant_id, account_id, kind, failure, given_up_from, given_up_until, state, counts,
          created_by, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id.rawValue, scope.tenantID.rawValue, filter.accountID?.rawValue, filter.kind?.rawValue,
        filter.failure?.rawValue, filter.givenUp.start?.milliseconds,
        (filter.givenUp.end ?? createdAt).milliseconds, state.rawValue, try JSONColumn.text(of: counts),
        createdBy?.rawValue, createdAt.milliseconds, updatedAt.milliseconds,
      ])
  }

  func update(_ db: Database) throws {
    try db.execute(
      sql: "UPDATE retry_jobs SET state = ?, counts = ?, cursor = ?, updated_at = ? WHERE id = ?",
      arguments: [
        state.rawValue, try JSONColumn.text(of: counts), cursor?.rawValue, updatedAt.milliseconds, id.rawValue,
      ])
  }

  init(row: Row) throws {
    let filter = DeadLetterFilter(
      accountID: row.optionalID("account_id"), kind: row["kind"] == nil ? nil : try row.value("kind"),
      failure: row["failure"] == nil ? nil : try row.name("failure"),
      givenUp: TimeRange(start: row.optionalTime("given_up_from"), end: row.time("given_up_until")))
    self.init(
      id: row.id("id"), tenantID: row.id("tenant_id"), filter: filter, state: try row.value("state"),
      counts: try row.json("counts"), cursor: row.optionalID("cursor"), createdBy: row.optionalID("created_by"),
      createdAt: row.time("created_at"), updatedAt: row.time("updated_at"))
  }

  var auditValues: [String: JSONValue] {
    [
      "account_id": .text(filter.accountID), "kind": .text(filter.kind?.name),
      "failure": .text(filter.failure?.rawValue), "given_up_from": .text(filter.givenUp.start),
      "given_up_until": .text(filter.givenUp.end),
    ]
  }

  var auditProgress: [String: JSONValue] {
    [
      "state": .string(state.name), "examined": .count(counts.examined), "retried": .count(counts.retried),
      "settled": .count(counts.settled), "left": .count(counts.left),
    ]
  }
}
