internal import GRDB
internal import Moderation

/// A long piece of work as its table keeps it: with an id, a tenant and a `JobState`.
protocol StoredJob: Sendable {
  static var table: String { get }

  /// Its id as stored.
  var rowID: Int64 { get }

  init(row: Row) throws
}

extension StoredJob {
  static func find(_ rowID: Int64, of tenant: TenantID, _ db: Database) throws -> Self? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM \(table) WHERE id = ? AND tenant_id = ?", arguments: [rowID, tenant.rawValue]
    ).map(Self.init(row:))
  }

  /// Nil where there is none, or it has ended.
  static func running(_ rowID: Int64, _ db: Database) throws -> Self? {
    try Row.fetchOne(db, sql: "SELECT * FROM \(table) WHERE id = ? AND \(JobState.isRunning)", arguments: [rowID])
      .map(Self.init(row:))
  }

  /// Oldest first.
  static func running(_ db: Database) throws -> [Self] {
    try Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE \(JobState.isRunning) ORDER BY id").map(Self.init(row:))
  }

  /// Newest first.
  static func page(_ request: PageRequest, in scope: TenantScope, _ db: Database) throws -> Page<Self> {
    let query = ScopedQuery(from: "SELECT \(table).* FROM \(table)", table: table, scope: scope, page: request)
    let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
    return Storage.page(try rows.map(Self.init(row:)), limit: query.limit) { $0.rowID }
  }
}

extension JobState {
  static let isRunning = "state = \(JobState.running.rawValue)"
}
