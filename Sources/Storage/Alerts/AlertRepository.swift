internal import GRDB
public import Moderation

/// Alerts in SQLite: takes what is raised, and lists it.
public struct AlertRepository: AlertSink, AlertStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func raise(_ alert: Alert) async throws {
    try await database.write { db in try db.raise(alert) }
    database.signals.alerts.signal()
  }

  public func alerts(kind: Alert.Kind?, tenants: Bool, page request: PageRequest, in scope: AlertScope) async throws
    -> Page<RaisedAlert>
  {
    var conditions = ["alerts.id < :before"]
    var arguments: StatementArguments = ["before": request.before ?? Int64.max, "limit": request.limit + 1]
    if scope.tenantID != nil || !tenants {
      conditions.append("alerts.tenant_id IS :tenant")
      arguments += ["tenant": scope.tenantID?.rawValue]
    }
    if let kind {
      conditions.append("alerts.kind = :kind")
      arguments += ["kind": kind.rawValue]
    }
    let sql = """
      \(RaisedAlert.selection) WHERE \(conditions.joined(separator: " AND ")) ORDER BY alerts.id DESC LIMIT :limit
      """
    return try await database.read { [arguments] db in
      let rows = try Row.fetchAll(db, sql: sql, arguments: arguments)
      var found = page(try rows.map(RaisedAlert.init(row:)), limit: request.limit) { $0.alert.id.rawValue }
      for index in found.items.indices {
        found.items[index].deliveries = try Self.deliveries(of: found.items[index].alert.id, in: scope, db)
      }
      return found
    }
  }

  /// Those to the owner's own channels: what the gateway hears of a tenant is none of the tenant's business.
  private static func deliveries(of alert: AlertID, in scope: AlertScope, _ db: Database) throws -> [AlertDelivery] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT alert_deliveries.*, alert_channels.name AS channel_name
        FROM alert_delivery_items CROSS JOIN alert_deliveries ON alert_deliveries.id = alert_delivery_items.delivery_id
          JOIN alert_channels ON alert_channels.id = alert_deliveries.channel_id
        WHERE alert_delivery_items.alert_id = ? AND alert_channels.tenant_id IS ?
        ORDER BY alert_deliveries.id
        """,
      arguments: [alert.rawValue, scope.tenantID?.rawValue]
    ).map(AlertDelivery.init(row:))
  }
}

extension RaisedAlert {
  static let selection = """
    SELECT alerts.*, tenants.name AS tenant_name FROM alerts LEFT JOIN tenants ON tenants.id = alerts.tenant_id
    """

  init(row: Row) throws {
    self.init(
      alert: Alert(
        id: row.id("id"), tenantID: row.optionalID("tenant_id"), kind: try row.name("kind"), subject: row["subject"],
        message: row["message"], raisedAt: row.time("raised_at")),
      tenantName: row["tenant_name"], times: row["times"], lastRaisedAt: row.time("last_raised_at"),
      tellAt: row.time("tell_at"))
  }
}

extension AlertDelivery {
  fileprivate init(row: Row) throws {
    let state: State = try row.value("state")
    self.init(
      id: row.id("id"), channelID: row.id("channel_id"), channelName: row["channel_name"], state: state,
      dueAt: state == .waiting ? row.time("due_at") : nil, attempts: row["attempts"], lastError: row["last_error"],
      deliveredAt: row.optionalTime("delivered_at"))
  }
}
