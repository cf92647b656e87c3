internal import GRDB
public import Moderation

/// Which queues grew beyond their limits, in SQLite.
public struct ReviewBacklogRepository: ReviewBacklogWatch {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func raiseBacklogs(beyond limits: ReviewLimits, at moment: Timestamp) async throws -> Int {
    // Looked for beforehand: mostly there is nothing to write.
    let changes = try await database.read { db in
      try Row.fetchAll(db, sql: Self.queuesSQL).map { QueueState(row: $0, limits: limits) }
        .filter { $0.isTold != $0.backlog.exceeds($0.limits, at: moment) }
    }
    guard !changes.isEmpty else { return 0 }
    defer { database.signals.alerts.signal() }
    return try await database.write { db in
      var raised = 0
      for queue in changes {
        if queue.isTold {
          try db.execute(
            sql: "UPDATE review_limits SET told_at = NULL WHERE tenant_id = ?", arguments: [queue.tenant.rawValue])
        } else if try queue.markTold(at: moment, db) {
          try db.raise(queue.backlog.alert(for: queue.tenant, at: moment))
          raised += 1
        }
      }
      return raised
    }
  }

  private static let queuesSQL = """
    SELECT tenants.id, waiting, oldest, review_limits.* FROM tenants
    LEFT JOIN (
      SELECT tenant_id AS of_tenant, count(*) AS waiting, min(queued_at) AS oldest FROM review_queue
      WHERE \(DeletedAccounts.leaveOut(of: "review_queue")) GROUP BY tenant_id
    ) ON of_tenant = tenants.id
    LEFT JOIN review_limits ON review_limits.tenant_id = tenants.id
    WHERE tenants.disabled = 0 AND (waiting > 0 OR told_at IS NOT NULL) ORDER BY tenants.id
    """
}

/// One tenant's queue, and whether people heard of it.
private struct QueueState {
  var tenant: TenantID
  var backlog: ReviewBacklog
  var limits: ReviewLimits
  var isTold: Bool

  init(row: Row, limits: ReviewLimits) {
    tenant = row.id("id")
    backlog = ReviewBacklog(waiting: row["waiting"] ?? 0, oldest: row.optionalTime("oldest"))
    self.limits = ReviewLimits(row: row).completed(by: limits)
    isTold = row["told_at"] != nil
  }

  /// False where the tenant is gone meanwhile, or people heard already.
  func markTold(at moment: Timestamp, _ db: Database) throws -> Bool {
    try db.change(
      """
      INSERT INTO review_limits (tenant_id, told_at) SELECT id, ? FROM tenants WHERE id = ?
      ON CONFLICT (tenant_id) DO UPDATE SET told_at = excluded.told_at WHERE told_at IS NULL
      """, [moment.milliseconds, tenant.rawValue])
  }
}
