internal import GRDB
public import Moderation

/// How long tenants keep comments, in SQLite.
public struct RetentionRepository: RetentionStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func commentDays(in scope: TenantScope) async throws -> Int64? {
    try await database.read { db in try CommentDays.own(of: scope.tenantID, db) }
  }

  public func setCommentDays(
    _ days: Int64?, basedOn basis: Basis<Int64?> = .anything, at moment: Timestamp, in scope: TenantScope
  ) async throws -> Bool {
    // What is too old by a shorter time goes soon.
    defer { database.signals.retention.signal() }
    return try await database.write { db in
      guard try Tenant.exists(scope.tenantID, db) else { return false }
      try basis.check(try CommentDays.own(of: scope.tenantID, db))
      try CommentDays.set(days, of: scope.tenantID, by: scope.actor, at: moment, db)
      return true
    }
  }
}
