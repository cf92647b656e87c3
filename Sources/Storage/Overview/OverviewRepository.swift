internal import GRDB
public import Moderation

/// How things stand, for overviews, from SQLite.
public struct OverviewRepository: OverviewStore {
  /// Tenants that are read at once. All of thousands in one read would hold a reader for seconds, and the log could not
  /// begin anew meanwhile.
  static let length = 200

  private let database: GatehouseDatabase
  private let length: Int

  public init(_ database: GatehouseDatabase) { self.init(database, length: Self.length) }

  init(_ database: GatehouseDatabase, length: Int) {
    self.database = database
    self.length = length
  }

  public func standings(
    during steps: OverviewSteps, stalled: Set<AccountID>, at moment: Timestamp, in reach: OverviewReach
  ) async throws -> (tenants: [TenantStanding], gateway: GatewayStanding?) {
    var tenants: [TenantStanding] = []
    var ids = try await ids(in: reach)[...]
    while !ids.isEmpty {
      let slice = ids.prefix(length)
      ids = ids.dropFirst(length)
      tenants += try await database.read { db in
        let reading = StandingReading(db: db, steps: steps, moment: moment)
        return try Self.tenants(slice, db).map(reading.filled)
      }
    }
    let isWhole = if case .gateway = reach { true } else { false }
    let (owners, gateway) = try await database.read { db in
      let reading = StandingReading(db: db, steps: steps, moment: moment)
      return (try reading.owners(of: stalled), isWhole ? try reading.gateway() : nil)
    }
    for index in tenants.indices { tenants[index].stalled = owners[tenants[index].id] ?? [] }
    return (tenants, gateway)
  }

  private func ids(in reach: OverviewReach) async throws -> [TenantID] {
    switch reach {
    case .gateway:
      try await database.read { db in
        try db.rows("SELECT id FROM tenants WHERE deleted_at IS NULL ORDER BY id", []) { $0.id("id") }
      }
    case .tenants(let scopes): Set(scopes.map(\.tenantID)).sorted { $0.rawValue < $1.rawValue }
    }
  }

  /// Those of them that are there still.
  private static func tenants(_ ids: ArraySlice<TenantID>, _ db: Database) throws -> [TenantStanding] {
    let statement = try db.cachedStatement(
      sql: "SELECT id, name, disabled FROM tenants WHERE deleted_at IS NULL AND id = ?")
    return try ids.compactMap { id in
      try Row.fetchOne(statement, arguments: [id.rawValue]).map { row in
        TenantStanding(id: id, name: row["name"], isDisabled: row["disabled"])
      }
    }
  }
}
