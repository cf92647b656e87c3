internal import GRDB
public import Moderation

/// Reviews in SQLite.
public struct ReviewRepository: ReviewStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func review(of id: EventID, in scope: TenantScope) async throws -> Review? {
    try await database.read { db in
      let isOwn = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM events WHERE id = ? AND tenant_id = ?)",
        arguments: [id.rawValue, scope.tenantID.rawValue])
      guard isOwn == true else { return nil }
      return try Row.fetchOne(db, sql: Review.ofEventSQL, arguments: [id.rawValue])
        .map { try Review(row: $0, eventID: id) }
    }
  }
}

extension Review {
  static let ofEventSQL = """
    SELECT verdict AS review_verdict, reviewer_id, created_at AS reviewed_at FROM reviews WHERE event_id = ?
    """

  init(row: Row, eventID: EventID) throws {
    self.init(
      eventID: eventID, verdict: try row.value("review_verdict"), reviewer: row.optionalID("reviewer_id"),
      createdAt: row.time("reviewed_at"))
  }
}
