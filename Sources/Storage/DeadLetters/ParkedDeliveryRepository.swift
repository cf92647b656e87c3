internal import GRDB
public import Moderation

/// Clearing parked deliveries away, in SQLite.
public struct ParkedDeliveryRepository: ParkedDeliveryStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func delete(_ id: Int64, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    try await delete(id, of: scope.tenantID, by: scope.actor, at: moment)
  }

  public func delete(_ id: Int64, at moment: Timestamp, in scope: GatewayScope) async throws -> Bool {
    try await delete(id, of: nil, by: scope.actor, at: moment)
  }

  private func delete(_ id: Int64, of tenant: TenantID?, by actor: Actor, at moment: Timestamp) async throws -> Bool {
    try await database.write { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT reason, received_at FROM parked WHERE id = ? AND tenant_id IS ?",
        arguments: [id, tenant?.rawValue])
      guard let row else { return false }
      try db.execute(sql: "DELETE FROM parked WHERE id = ?", arguments: [id])
      try db.audit(
        .parkedDeleted, "parked delivery \(id)",
        from: ["reason": .string(row["reason"]), "received_at": .text(row.time("received_at"))], by: actor, of: tenant,
        at: moment)
      return true
    }
  }
}
