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

  public func memory(in scope: GatewayScope) async throws -> CallMemory? {
    try await database.read { db in
      guard let clock = try Row.fetchOne(db, sql: "SELECT * FROM call_clock") else { return nil }
      return CallMemory(
        calls: try Row.fetchAll(db, sql: Self.callsSQL).map(RecentCall.init(row:)),
        pauses: try Row.fetchAll(db, sql: "SELECT * FROM call_pauses ORDER BY subject")
          .compactMap(CallPause.init(row:)),
        crashes: try Row.fetchAll(db, sql: "SELECT * FROM call_crashes ORDER BY started_at")
          .map { $0.time("started_at") },
        moment: clock.time("kept_at"), wallMoment: clock.time("wall_at"), isComplete: clock["complete"])
    }
  }

  public func replace(with memory: CallMemory, in scope: GatewayScope) async throws {
    try await database.write { db in
      try db.execute(sql: "DELETE FROM recent_calls")
      try db.execute(sql: "DELETE FROM call_pauses")
      try db.execute(sql: "DELETE FROM call_crashes")
      try Self.insert(memory, db)
    }
  }

  public func add(
    _ memory: CallMemory, _ breaches: [QuotaBreach], forgettingBefore oldest: Timestamp, in scope: GatewayScope
  ) async throws {
    try await database.write { db in
      try db.execute(sql: "DELETE FROM recent_calls WHERE ended_at < ?", arguments: [oldest.milliseconds])
      try db.execute(
        sql: "DELETE FROM call_pauses WHERE until_at <= ?", arguments: [memory.moment.milliseconds])
      try Self.insert(memory, db)
      if !breaches.isEmpty { try Self.insert(breaches, at: memory.wallMoment, db) }
    }
  }

  public func owner(of app: AppID, in scope: GatewayScope) async throws -> TenantID? {
    try await database.read { db in
      try Int64.fetchOne(db, sql: "SELECT tenant_id FROM apps WHERE id = ?", arguments: [app.rawValue])
        .map(TenantID.init(rawValue:))
    }
  }
}

extension QuotaRepository {
  /// An account may have come to another app since; what it called counts for the one it has.
  private static let callsSQL = """
    SELECT recent_calls.*, accounts.tenant_id,
      CASE accounts.dialect WHEN '\(Dialect.business.rawValue)' THEN accounts.app_id END AS app_id
    FROM recent_calls JOIN accounts ON accounts.id = recent_calls.account_id
    ORDER BY recent_calls.ended_at, recent_calls.id
    """
  /// By the wall clock.
  private static let breachesKept = (for: Duration.seconds(86_400), count: 1000)

  private static func insert(_ memory: CallMemory, _ db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO call_clock (id, kept_at, wall_at, complete) VALUES (1, ?, ?, ?)",
      arguments: [memory.moment.milliseconds, memory.wallMoment.milliseconds, memory.isComplete])
    let insert = try db.cachedStatement(
      sql: "INSERT INTO recent_calls (account_id, endpoint, urgency, ended_at) VALUES (?, ?, ?, ?)")
    for recent in memory.calls {
      try insert.execute(arguments: [
        recent.call.accountID.rawValue, recent.call.endpoint.rawValue, recent.call.urgency.rawValue,
        recent.endedAt.milliseconds,
      ])
    }
    for crash in memory.crashes {
      try db.execute(
        sql: "INSERT INTO call_crashes VALUES (?) ON CONFLICT DO NOTHING", arguments: [crash.milliseconds])
    }
    for pause in memory.pauses {
      try db.execute(
        sql: "INSERT INTO call_pauses VALUES (?, ?) ON CONFLICT DO UPDATE SET until_at = excluded.until_at",
        arguments: [pause.subject.text, pause.until.milliseconds])
    }
  }

  private static func insert(_ breaches: [QuotaBreach], at moment: Timestamp, _ db: Database) throws {
    for breach in breaches {
      try db.execute(
        sql: "INSERT INTO call_breaches (subject, breached_at) VALUES (?, ?)",
        arguments: [breach.subject.text, breach.moment.milliseconds])
    }
    try db.execute(
      sql: """
        DELETE FROM call_breaches
        WHERE breached_at < ? OR id <= (SELECT max(id) FROM call_breaches) - \(breachesKept.count)
        """, arguments: [(moment - breachesKept.for).milliseconds])
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
  fileprivate init?(row: Row) {
    guard let subject = Subject(text: row["subject"]) else { return nil }
    self.init(of: subject, until: row.time("until_at"))
  }
}

extension CallPause.Subject {
  init?(text: String) {
    if let id = AppID(text) {
      self = .app(id)
    } else if let id = AccountID(text) {
      self = .account(id)
    } else {
      return nil
    }
  }

  var text: String {
    switch self {
    case .app(let id): "\(id)"
    case .account(let id): "\(id)"
    }
  }
}
