internal import GRDB
public import Moderation

/// Notices in SQLite.
public struct NoticeRepository: NoticeStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func notices(kind: Notice.Kind?, page request: PageRequest, in scope: TenantScope) async throws
    -> Page<Notice>
  {
    var query = ScopedQuery(from: "SELECT notices.* FROM notices", table: "notices", scope: scope, page: request)
    if let kind { query.require("notices.kind = ?", kind.rawValue) }
    return try await database.read { [query] db in
      let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
      return page(try rows.map(Notice.init(row:)), limit: query.limit) { $0.id.rawValue }
    }
  }
}

extension Notice {
  init(row: Row) throws {
    self.init(
      id: row.id("id"), tenantID: row.id("tenant_id"), kind: try row.value("kind"), ruleID: row["rule_id"],
      eventID: row.optionalID("event_id"), message: row["message"], createdAt: row.time("created_at"))
  }
}
