internal import GRDB
public import Moderation

/// What the quota broker has to know when the gateway starts, in SQLite.
public struct QuotaRepository: QuotaStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func limits(in scope: GatewayScope) async throws -> [AppID: AppCallLimits] {
    try await database.read { db in
      let apps = try Row.fetchAll(
        db,
        sql: "SELECT * FROM apps WHERE calls_per_minute IS NOT NULL OR account_calls_per_minute IS NOT NULL"
      ).map(App.init(row:))
      return Dictionary(uniqueKeysWithValues: apps.map { ($0.id, $0.limits) })
    }
  }

  public func recentCalls(after moment: Timestamp, in scope: GatewayScope) async throws -> [RecentCall] {
    try await database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT recent_calls.*, accounts.tenant_id,
            CASE accounts.dialect WHEN '\(Dialect.business.rawValue)' THEN accounts.app_id END AS app_id
          FROM recent_calls JOIN accounts ON accounts.id = recent_calls.account_id
          WHERE recent_calls.ended_at > ? ORDER BY recent_calls.ended_at, recent_calls.id
          """, arguments: [moment.milliseconds]
      ).map(RecentCall.init(row:))
    }
  }

  public func pauses(after moment: Timestamp, in scope: GatewayScope) async throws -> [CallPause] {
    try await database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM call_pauses WHERE until_at > ? ORDER BY subject", arguments: [moment.milliseconds]
      ).compactMap(CallPause.init(row:))
    }
  }

  public func keep(
    _ calls: [RecentCall], _ pauses: [CallPause], forgettingBefore oldest: Timestamp, in scope: GatewayScope
  ) async throws {
    try await database.write { db in
      try db.execute(sql: "DELETE FROM recent_calls WHERE ended_at < ?", arguments: [oldest.milliseconds])
      try db.execute(
        sql: "DELETE FROM call_pauses WHERE until_at <= ?", arguments: [database.clock.now().milliseconds])
      let insert = try db.cachedStatement(
        sql: "INSERT INTO recent_calls (account_id, endpoint, urgency, ended_at) VALUES (?, ?, ?, ?)")
      for recent in calls {
        try insert.execute(arguments: [
          recent.call.accountID.rawValue, recent.call.endpoint.rawValue, recent.call.urgency.rawValue,
          recent.endedAt.milliseconds,
        ])
      }
      for pause in pauses {
        try db.execute(
          sql: "INSERT INTO call_pauses VALUES (?, ?) ON CONFLICT DO UPDATE SET until_at = excluded.until_at",
          arguments: [pause.subjectText, pause.until.milliseconds])
      }
    }
  }

  public func owner(of app: AppID, in scope: GatewayScope) async throws -> TenantID? {
    try await database.read { db in
      try Int64.fetchOne(db, sql: "SELECT tenant_id FROM apps WHERE id = ?", arguments: [app.rawValue])
        .map(TenantID.init(rawValue:))
    }
  }
}

extension RecentCall {
  fileprivate init(row: Row) throws {
    self.init(
      PlatformCall(
        try row.name("endpoint"), of: row.id("account_id"), tenant: row.id("tenant_id"),
        app: row.optionalID("app_id"), urgency: try row.value("urgency")),
      endedAt: row.time("ended_at"))
  }
}

extension CallPause {
  fileprivate var subjectText: String {
    switch subject {
    case .app(let id): "\(id)"
    case .account(let id): "\(id)"
    }
  }

  fileprivate init?(row: Row) {
    let text: String = row["subject"]
    if let id = AppID(text) {
      self.init(of: .app(id), until: row.time("until_at"))
    } else if let id = AccountID(text) {
      self.init(of: .account(id), until: row.time("until_at"))
    } else {
      return nil
    }
  }
}
