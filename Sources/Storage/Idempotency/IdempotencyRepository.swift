internal import GRDB
public import Moderation

/// Requests that may be repeated, in SQLite.
public struct IdempotencyRepository: IdempotencyStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func begin(
    _ request: IdempotentRequest, forgettingBefore horizon: Timestamp, limit: Int
  ) async throws -> IdempotencyStart {
    try await database.write { db in
      try db.execute(sql: "DELETE FROM idempotency_keys WHERE started_at < ?", arguments: [horizon.milliseconds])
      if let earlier = try Row.fetchOne(
        db,
        sql: """
          SELECT * FROM idempotency_keys WHERE operator_id = ? AND coalesce(token_id, 0) = ? AND key = ?
          """,
        arguments: [request.key.operatorID.rawValue, request.key.tokenID?.rawValue ?? 0, request.key.text])
      {
        return .earlier(IdempotentRequest(row: earlier))
      }
      let count = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM idempotency_keys WHERE operator_id = ? AND coalesce(token_id, 0) = ?",
        arguments: [request.key.operatorID.rawValue, request.key.tokenID?.rawValue ?? 0])
      guard let count, count < limit else { return .tooMany }
      try db.execute(
        sql: """
          INSERT INTO idempotency_keys (id, operator_id, token_id, key, fingerprint, request_id, started_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          request.id.rawValue, request.key.operatorID.rawValue, request.key.tokenID?.rawValue, request.key.text,
          request.fingerprint.blob, request.requestID, request.startedAt.milliseconds,
        ])
      return .begun
    }
  }

  public func finish(_ id: IdempotentRequestID, answer: SealedSecret) async throws {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE idempotency_keys SET answer = ? WHERE id = ?", arguments: [answer.blob, id.rawValue])
    }
  }

  public func release(_ request: IdempotentRequest) async throws -> Bool {
    try await database.write { db in
      guard try Self.changes(madeBy: request, limit: 1, db).isEmpty else { return false }
      try db.execute(sql: "DELETE FROM idempotency_keys WHERE id = ?", arguments: [request.id.rawValue])
      return true
    }
  }

  public func changes(madeBy request: IdempotentRequest) async throws -> [String] {
    try await database.read { db in try Self.changes(madeBy: request, limit: 10, db) }
  }

  /// Every change is in the audit log, in its own transaction: what is not there was not done. Refusals and exports are
  /// there too and change nothing, so a request that ended with one may be repeated.
  private static func changes(madeBy request: IdempotentRequest, limit: Int, _ db: Database) throws -> [String] {
    let harmless: [AuditAction] = [.accessRefused, .loginRefused, .tenantExported, .backupMade]
    let names = harmless.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT action, subject FROM audit_entries
        WHERE request_id = ? AND +operator_id = ? AND action NOT IN (\(names)) ORDER BY id LIMIT ?
        """,
      arguments: [request.requestID, request.key.operatorID.rawValue, limit]
    ).map { "\($0["action"] as String) \($0["subject"] as String)" }
  }
}

extension IdempotentRequest {
  init(row: Row) {
    self.init(
      id: row.id("id"),
      key: Key(operatorID: row.id("operator_id"), tokenID: row.optionalID("token_id"), text: row["key"]),
      fingerprint: row.secret("fingerprint"), requestID: row["request_id"], startedAt: row.time("started_at"),
      answer: row.optionalSecret("answer"))
  }
}
