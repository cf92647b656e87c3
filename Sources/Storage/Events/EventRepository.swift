internal import GRDB
public import Moderation

/// Events, decisions and actions in SQLite, for reading.
public struct EventRepository: EventStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func events(matching filter: EventFilter, page request: PageRequest, in scope: TenantScope) async throws
    -> Page<StoredEvent>
  {
    var query =
      filter.label == nil
      ? ScopedQuery(from: StoredEvent.selection, table: "events", scope: scope, page: request)
      : ScopedQuery(
        from: Self.selectionByLabel, table: "event_labels", id: "event_id", scope: scope, page: request)
    query.require(DeletedAccounts.leaveOut(of: "events"))
    if let label = filter.label { query.require("event_labels.label = ?", label) }
    if let account = filter.accountID { query.require("events.account_id = ?", account.rawValue) }
    if let kind = filter.kind { query.require("events.kind = ?", kind.rawValue) }
    if let verdict = filter.verdict { query.require("decisions.verdict = ?", verdict.rawValue) }
    if let comment = filter.commentID { query.require("events.comment_id = ?", comment) }
    if let start = filter.received.start { query.require("\(query.id) >= ?", EventIDGenerator.firstID(at: start)) }
    if let end = filter.received.end { query.require("\(query.id) < ?", EventIDGenerator.firstID(at: end)) }
    return try await fetch(query, as: StoredEvent.init(row:)) { $0.id.rawValue }
  }

  public func event(_ id: EventID, in scope: TenantScope) async throws -> StoredEvent? {
    try await database.read { db in
      try Row.fetchOne(
        db, sql: Self.one(StoredEvent.selection, of: "events"),
        arguments: [id.rawValue, scope.tenantID.rawValue]
      ).map(StoredEvent.init(row:))
    }
  }

  public func actions(account: AccountID?, state: Action.State?, page request: PageRequest, in scope: TenantScope)
    async throws -> Page<Action>
  {
    var query = ScopedQuery(from: Action.selection, table: "actions", scope: scope, page: request)
    query.require(DeletedAccounts.leaveOut(of: "actions"))
    if let account { query.require("actions.account_id = ?", account.rawValue) }
    if let state { query.require("actions.state = ?", state.rawValue) }
    return try await fetch(query, as: Action.init(row:)) { $0.id.rawValue }
  }

  public func action(_ id: ActionID, in scope: TenantScope) async throws -> Action? {
    try await database.read { db in
      try Row.fetchOne(
        db, sql: Self.one(Action.selection, of: "actions"),
        arguments: [id.rawValue, scope.tenantID.rawValue]
      ).map(Action.init(row:))
    }
  }

  public func waitingActions(of account: AccountID, in scope: TenantScope) async throws -> Int {
    try await database.read { db in
      try Int.fetchOne(
        db, sql: Self.waitingSQL, arguments: [account.rawValue, scope.tenantID.rawValue]) ?? 0
    }
  }

  // The state is written out, so that the partial index is used.
  static let waitingSQL = """
    SELECT count(*) FROM accounts CROSS JOIN actions ON actions.account_id = accounts.id
    WHERE accounts.id = ? AND accounts.tenant_id = ? AND actions.state = \(Action.State.requested.rawValue)
    """

  public func parked(page request: PageRequest, in scope: TenantScope) async throws -> Page<ParkedDelivery> {
    var query = ScopedQuery(from: "SELECT parked.* FROM parked", table: "parked", scope: scope, page: request)
    query.require(DeletedAccounts.leaveOut(of: "parked"))
    return try await fetch(query, as: ParkedDelivery.init(row:)) { $0.id }
  }

  public func parkedWithoutTenant(page request: PageRequest, in scope: GatewayScope) async throws
    -> Page<ParkedDelivery>
  {
    try await database.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM parked WHERE tenant_id IS NULL AND id < ? ORDER BY id DESC LIMIT ?",
        arguments: [request.before ?? Int64.max, request.limit + 1])
      return page(rows.map(ParkedDelivery.init(row:)), limit: request.limit) { $0.id }
    }
  }

  /// Driven by the labels, of which there are far fewer than events.
  private static let selectionByLabel = """
    SELECT \(StoredEvent.columns) FROM event_labels CROSS JOIN events ON events.id = event_labels.event_id
    \(StoredEvent.joins)
    """

  private static func one(_ selection: String, of table: String) -> String {
    "\(selection) WHERE \(table).id = ? AND \(table).tenant_id = ? AND \(DeletedAccounts.leaveOut(of: table))"
  }

  private func fetch<Element: Sendable>(
    _ query: ScopedQuery, as decode: @escaping @Sendable (Row) throws -> Element,
    id: @escaping @Sendable (Element) -> Int64
  ) async throws -> Page<Element> {
    try await database.read { db in
      let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
      return page(try rows.map(decode), limit: query.limit, id: id)
    }
  }
}
