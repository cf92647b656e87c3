internal import GRDB
public import Moderation

/// Events, decisions and actions in SQLite, for reading.
public struct EventRepository: EventStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func events(matching filter: EventFilter, page request: PageRequest, in scope: TenantScope) async throws
    -> Page<StoredEvent>
  {
    var query = Self.query(for: filter, page: request, in: scope)
    query.require(DeletedAccounts.leaveOut(of: "events"))
    if let label = filter.label { query.require("event_labels.label = ?", label) }
    if let account = filter.accountID { query.require("events.account_id = ?", account.rawValue) }
    if let kind = filter.kind { query.require("events.kind = ?", kind.rawValue) }
    if let verdict = filter.verdict { query.require("decisions.verdict = ?", verdict.rawValue) }
    if let comment = filter.commentID { query.require("events.comment_id = ?", comment) }
    if let start = filter.received.start { query.require("\(query.id) >= ?", EventIDGenerator.firstID(at: start)) }
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

  public func actions(matching filter: ActionFilter, page request: PageRequest, in scope: TenantScope) async throws
    -> Page<Action>
  {
    let selection = filter.eventID == nil ? Action.selection : Action.selectionByEvent
    var query = ScopedQuery(from: selection, table: "actions", scope: scope, page: request)
    query.require(DeletedAccounts.leaveOut(of: "actions"))
    if let account = filter.accountID { query.require("actions.account_id = ?", account.rawValue) }
    if let event = filter.eventID { query.require("actions.event_id = ?", event.rawValue) }
    if let state = filter.state { query.require("actions.state = ?", state.rawValue) }
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

  public func attempts(of id: ActionID, in scope: TenantScope) async throws -> [Action.Attempt]? {
    try await database.read { db in
      let isThere = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (\(Self.one("SELECT 1 FROM actions", of: "actions")))",
        arguments: [id.rawValue, scope.tenantID.rawValue])
      guard isThere == true else { return nil }
      return try db.rows(
        "SELECT * FROM attempts WHERE action_id = ? ORDER BY number", [id.rawValue], Action.Attempt.init(row:))
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

  /// Driven by what is fewest. Left to itself SQLite would go through all of the tenant's events for any filter, since
  /// they are in the order that is asked for.
  private static func query(for filter: EventFilter, page request: PageRequest, in scope: TenantScope) -> ScopedQuery {
    var request = request
    // One bound, not two, of which SQLite would begin at either.
    if let end = filter.received.end {
      request.before = min(request.before ?? .max, EventIDGenerator.firstID(at: end))
    }
    let (columns, joins) = (StoredEvent.columns, StoredEvent.joins)
    if filter.label != nil {
      return ScopedQuery(
        from: "SELECT \(columns) FROM event_labels CROSS JOIN events ON events.id = event_labels.event_id \(joins)",
        table: "event_labels", id: "event_id", scope: scope, page: request)
    }
    if filter.commentID != nil {
      return ScopedQuery(
        from: "SELECT \(columns) FROM events INDEXED BY events_once \(joins)", table: "events", scope: scope,
        page: request)
    }
    if filter.verdict != nil {
      // Of the others, what the index has is all that is read: events are large, decisions small.
      return ScopedQuery(
        from: """
          SELECT \(columns) FROM events AS listed CROSS JOIN decisions ON decisions.event_id = listed.id
          CROSS JOIN events ON events.id = listed.id \(StoredEvent.joinsBesidesDecision)
          """, table: "listed", scope: scope, page: request)
    }
    return ScopedQuery(from: StoredEvent.selection, table: "events", scope: scope, page: request)
  }

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
