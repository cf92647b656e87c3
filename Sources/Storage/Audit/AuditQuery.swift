internal import GRDB
internal import Moderation

/// A listing of audit entries that cannot leave its scope.
struct AuditQuery: Sendable {
  private var conditions = [AuditCheckpoint.isLeft]
  private var values: [DatabaseValue] = []

  init(_ filter: AuditFilter, in scope: AuditScope) {
    switch scope {
    case .tenant(let scope): require("audit_entries.tenant_id = ?", scope.tenantID.rawValue)
    case .gateway(_, of: let tenant?): require("audit_entries.tenant_id = ?", tenant.rawValue)
    case .gateway(_, of: nil): break
    }
    if let action = filter.action { require("audit_entries.action = ?", action.rawValue) }
    if let id = filter.operatorID { require("audit_entries.operator_id = ?", id.rawValue) }
    if let subject = filter.subject { require("audit_entries.subject = ?", subject) }
    if let start = filter.written.start {
      // An id is never of an earlier moment than its entry, so this finds the beginning by the key; the time itself is
      // asked as well, since ids run ahead of a clock that was set back.
      require("audit_entries.id >= ?", EventIDGenerator.firstID(at: start))
      require("audit_entries.created_at >= ?", start.milliseconds)
    }
    if let end = filter.written.end { require("audit_entries.created_at < ?", end.milliseconds) }
  }

  mutating func require(_ condition: String, _ value: some DatabaseValueConvertible) {
    conditions.append(condition)
    values.append(value.databaseValue)
  }

  func rows(_ order: String, limit: Int, _ db: Database) throws -> [AuditEntry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT audit_entries.*, operators.name AS operator_name FROM audit_entries
        LEFT JOIN operators ON operators.id = audit_entries.operator_id
        WHERE \(conditions.joined(separator: " AND ")) ORDER BY audit_entries.id \(order) LIMIT \(limit)
        """,
      arguments: StatementArguments(values)
    ).map(AuditEntry.init(row:))
  }
}
