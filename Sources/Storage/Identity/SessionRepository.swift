internal import GRDB
public import Moderation

/// Sessions in SQLite.
public struct SessionRepository: SessionStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ session: Session) async throws {
    try await database.write { db in
      // Old sessions go when a new one comes: nothing else has to clean up.
      try db.execute(
        sql: """
          DELETE FROM sessions WHERE expires_at <= ?1 OR id IN (
            SELECT id FROM sessions WHERE operator_id = ?2 ORDER BY last_seen_at DESC, id DESC LIMIT -1 OFFSET ?3)
          """,
        arguments: [session.createdAt.milliseconds, session.operatorID.rawValue, Session.most - 1])
      try naming(reference: "operator") {
        try db.execute(
          sql: """
            INSERT INTO sessions (
              id, operator_id, token_digest, created_at, expires_at, last_seen_at, address, user_agent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            session.id.rawValue, session.operatorID.rawValue, SealedSecret(bytes: session.tokenDigest).blob,
            session.createdAt.milliseconds, session.expiresAt.milliseconds, session.lastSeenAt.milliseconds,
            session.address, session.userAgent,
          ])
      }
    }
  }

  public func session(
    tokenDigest: [UInt8], activeAt moment: Timestamp, idleLimit: Duration
  ) async throws -> (session: Session, operator: Operator)? {
    try await database.read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM sessions WHERE token_digest = ? AND \(isActive)",
          arguments: [SealedSecret(bytes: tokenDigest).blob] + activity(at: moment, idleLimit)),
        let owner = try Row.fetchOne(
          db, sql: "SELECT * FROM operators WHERE id = ? AND disabled = 0", arguments: [row["operator_id"] as Int64])
      else { return nil }
      return (Session(row: row), try Operator(row: owner, db))
    }
  }

  public func sessions(
    activeAt moment: Timestamp, idleLimit: Duration, in scope: OperatorScope
  ) async throws -> [Session] {
    try await database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM sessions WHERE operator_id = ? AND \(isActive) ORDER BY id DESC",
        arguments: [scope.operatorID.rawValue] + activity(at: moment, idleLimit)
      ).map(Session.init(row:))
    }
  }

  public func markSeen(_ id: SessionID, at moment: Timestamp) async throws {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE sessions SET last_seen_at = max(last_seen_at, ?) WHERE id = ?",
        arguments: [moment.milliseconds, id.rawValue])
    }
  }

  public func end(_ id: SessionID, at moment: Timestamp, in scope: OperatorScope) async throws -> Bool {
    try await database.write { db in
      guard
        try db.change(
          "DELETE FROM sessions WHERE id = ? AND operator_id = ?", [id.rawValue, scope.operatorID.rawValue])
      else { return false }
      try db.audit(.sessionEnded, "\(id) of \(scope.operatorID)", by: scope.actor, of: nil, at: moment)
      return true
    }
  }

  public func endAll(except kept: SessionID?, at moment: Timestamp, in scope: OperatorScope) async throws {
    try await database.write { db in
      try db.execute(
        sql: "DELETE FROM sessions WHERE operator_id = ? AND id IS NOT ?",
        arguments: [scope.operatorID.rawValue, kept?.rawValue])
      let ended = db.changesCount
      guard ended > 0 else { return }
      try db.audit(
        .sessionEnded, "all\(kept.map { " but \($0)" } ?? "") of \(scope.operatorID)",
        detail: "\(ended) sessions", by: scope.actor, of: nil, at: moment)
    }
  }
}

/// Takes `activity` as its arguments.
private let isActive = "expires_at > ? AND last_seen_at > ?"

private func activity(at moment: Timestamp, _ idleLimit: Duration) -> StatementArguments {
  [moment.milliseconds, (moment - idleLimit).milliseconds]
}

extension Session {
  init(row: Row) {
    self.init(
      id: row.id("id"), operatorID: row.id("operator_id"), tokenDigest: row.secret("token_digest").bytes,
      createdAt: row.time("created_at"), expiresAt: row.time("expires_at"), lastSeenAt: row.time("last_seen_at"),
      address: row["address"], userAgent: row["user_agent"])
  }
}
