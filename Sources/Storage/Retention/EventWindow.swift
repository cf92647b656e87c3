internal import GRDB
internal import Moderation

/// A stretch of a tenant's events that is looked through at once: no reader is held for long, however many there are.
struct EventWindow {
  let tenant: TenantID
  let after: Int64
  let last: Int64
  /// Whether there are no events behind it.
  let isLast: Bool

  /// The next `length` events; nil when there are none after `after`.
  init?(of tenant: TenantID, after: Int64, length: Int = 20_000, _ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT max(id), count(*)
          FROM (SELECT id FROM events WHERE tenant_id = ? AND id > ? ORDER BY id LIMIT ?) AS recent
          """),
      arguments: [tenant.rawValue, after, length])
    guard let row, let last: Int64 = row[0] else { return nil }
    self.tenant = tenant
    self.after = after
    self.last = last
    isLast = row[1] < length
  }

  /// Rows of the window for which `condition` holds, in order; the first `limit` of them, or all.
  func rows(
    _ columns: String, where condition: String, _ arguments: StatementArguments, limit: Int? = nil, _ db: Database
  ) throws -> [Row] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM events WHERE tenant_id = ? AND id > ? AND id <= ? AND \(condition) ORDER BY id
          LIMIT \(limit ?? -1)
          """),
      arguments: [tenant.rawValue, after, last] + arguments)
  }
}
