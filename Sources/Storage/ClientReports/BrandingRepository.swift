internal import GRDB
public import Moderation

/// How tenants' reports look, in SQLite.
public struct BrandingRepository: BrandingStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func branding(in scope: TenantScope) async throws -> TenantBranding {
    try await database.read { db in try TenantBranding.own(of: scope.tenantID, db) ?? TenantBranding() }
  }

  public func setBranding(
    _ branding: TenantBranding, basedOn basis: Basis<TenantBranding> = .anything, at moment: Timestamp,
    in scope: TenantScope
  ) async throws {
    try await database.write { db in
      try basis.check(try TenantBranding.own(of: scope.tenantID, db) ?? TenantBranding())
      try branding.set(for: scope.tenantID, by: scope.actor, at: moment, db)
      try db.replanReports(of: scope.tenantID)
    }
    database.signals.reports.signal()
  }
}

extension TenantBranding {
  /// Nil where the tenant set none.
  static func own(of tenant: TenantID, _ db: Database) throws -> TenantBranding? {
    guard
      let row = try Row.fetchOne(db, sql: "SELECT * FROM branding WHERE tenant_id = ?", arguments: [tenant.rawValue])
    else { return nil }
    guard let colour = BrandColour(row["colour"]) else {
      throw StorageError.failed(detail: "colour holds no colour")
    }
    return TenantBranding(displayName: row["display_name"], colour: colour, timeZone: row["time_zone"])
  }

  /// Puts this in the place of what the tenant has; the usual one is not kept. Throws `reference("tenant")`.
  func set(for tenant: TenantID, by actor: Actor, at moment: Timestamp, _ db: Database) throws {
    let earlier = try Self.own(of: tenant, db) ?? TenantBranding()
    try naming(reference: "tenant") {
      guard self != TenantBranding() else {
        return try db.execute(sql: "DELETE FROM branding WHERE tenant_id = ?", arguments: [tenant.rawValue])
      }
      try db.execute(
        sql: """
          INSERT INTO branding (tenant_id, display_name, colour, time_zone) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET display_name = excluded.display_name, colour = excluded.colour,
            time_zone = excluded.time_zone
          """,
        arguments: [tenant.rawValue, displayName, "\(colour)", timeZone])
    }
    try db.auditUpdate(
      .brandingChanged, "branding", from: earlier.auditValues, to: auditValues, by: actor, of: tenant, at: moment)
  }

  private var auditValues: [String: JSONValue] {
    [
      "display_name": displayName.map { .string($0) } ?? .null, "colour": .string("\(colour)"),
      "time_zone": .string(timeZone),
    ]
  }
}
