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
        sql: "DELETE FROM sessions WHERE expires_at <= ?", arguments: [session.createdAt.milliseconds])
      try naming(reference: "operator") {
        try db.execute(
          sql: """
            INSERT INTO sessions (id, operator_id, token_digest, created_at, expires_at) VALUES (?, ?, ?, ?, ?)
            """,
          arguments: [
            session.id.rawValue, session.operatorID.rawValue, SealedSecret(bytes: session.tokenDigest).blob,
            session.createdAt.milliseconds, session.expiresAt.milliseconds,
          ])
      }
    }
  }

  public func session(tokenDigest: [UInt8], at moment: Timestamp) async throws
    -> (session: Session, operator: Operator)?
  {
    try await database.read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM sessions WHERE token_digest = ? AND expires_at > ?",
          arguments: [SealedSecret(bytes: tokenDigest).blob, moment.milliseconds]),
        let owner = try Row.fetchOne(
          db, sql: "SELECT * FROM operators WHERE id = ? AND disabled = 0", arguments: [row["operator_id"] as Int64])
      else { return nil }
      return (Session(row: row), try Operator(row: owner, db))
    }
  }

  public func end(_ session: SessionID, by actor: Actor) async throws {
    try await database.write { db in
      let owner = try Int64.fetchOne(
        db, sql: "DELETE FROM sessions WHERE id = ? RETURNING operator_id", arguments: [session.rawValue])
      guard let owner else { return }
      try db.audit(
        .sessionEnded, "\(session)", to: ["operator_id": .text(OperatorID(rawValue: owner))], by: actor, of: nil,
        at: database.clock.now())
    }
  }
}

extension Session {
  init(row: Row) {
    self.init(
      id: row.id("id"), operatorID: row.id("operator_id"), tokenDigest: row.secret("token_digest").bytes,
      createdAt: row.time("created_at"), expiresAt: row.time("expires_at"))
  }
}
