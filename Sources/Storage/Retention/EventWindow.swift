internal import GRDB
internal import Moderation

/// A stretch of a tenant's events that is looked through at once: no reader is held for long, however many there are.
struct EventWindow {
  private static let length = 20_000

  let tenant: TenantID
  let after: Int64
  let last: Int64

  /// Nil when there are no events after `after`.
  init?(of tenant: TenantID, after: Int64, _ db: Database) throws {
    let last = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT max(id) FROM (
            SELECT id FROM events WHERE tenant_id = ? AND id > ? ORDER BY id LIMIT \(Self.length))
          """),
      arguments: [tenant.rawValue, after])
    guard let last else { return nil }
    self.tenant = tenant
    self.after = after
    self.last = last
  }

  /// Rows of the window for which `condition` holds, in order.
  func rows(_ columns: String, where condition: String, _ arguments: StatementArguments, _ db: Database) throws
    -> [Row]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM events WHERE tenant_id = ? AND id > ? AND id <= ? AND \(condition) ORDER BY id
          """),
      arguments: [tenant.rawValue, after, last] + arguments)
  }
}
