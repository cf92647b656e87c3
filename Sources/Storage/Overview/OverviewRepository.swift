internal import GRDB
public import Moderation

/// How things stand, for overviews, from SQLite.
public struct OverviewRepository: OverviewStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func standings(
    during steps: OverviewSteps, stalled: Set<AccountID>, at moment: Timestamp, in reach: OverviewReach
  ) async throws -> (tenants: [TenantStanding], gateway: GatewayStanding?) {
    try await database.read { db in
      let reading = StandingReading(db: db, steps: steps, moment: moment)
      var tenants = try Self.tenants(in: reach, db)
      for index in tenants.indices { try reading.fill(&tenants[index]) }
      try reading.addStalled(stalled, to: &tenants)
      guard case .gateway = reach else { return (tenants, nil) }
      return (tenants, try reading.gateway())
    }
  }

  private static func tenants(in reach: OverviewReach, _ db: Database) throws -> [TenantStanding] {
    let columns = "SELECT id, name, disabled FROM tenants WHERE deleted_at IS NULL"
    func standing(_ row: Row) -> TenantStanding {
      TenantStanding(id: row.id("id"), name: row["name"], isDisabled: row["disabled"])
    }
    switch reach {
    case .gateway: return try db.rows("\(columns) ORDER BY id", [], standing)
    case .tenants(let scopes):
      let statement = try db.cachedStatement(sql: "\(columns) AND id = ?")
      return try Set(scopes.map(\.tenantID)).sorted { $0.rawValue < $1.rawValue }.compactMap { id in
        try Row.fetchOne(statement, arguments: [id.rawValue]).map(standing)
      }
    }
  }
}
