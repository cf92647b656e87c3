internal import GRDB
public import Moderation

/// What became of backups and drills, in SQLite.
public struct BackupRepository: BackupLog {
  /// Of each kind; the oldest go first.
  private static let kept = 1000

  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func record(_ backup: Backup, by actor: Actor) async throws {
    try await database.write { db in
      try db.execute(
        sql: """
          INSERT INTO backups (id, destination, file_name, started_at, ended_at, bytes, failure)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          backup.id.rawValue, backup.destination.rawValue, backup.fileName, backup.startedAt.milliseconds,
          backup.endedAt?.milliseconds, backup.bytes, backup.failure,
        ])
      try Self.forgetOldest("backups", db)
      guard backup.failure == nil else { return }
      let moment = backup.endedAt ?? database.clock.now()
      if backup.destination == .caller, let token = actor.tokenID {
        let taking = BackupHabit.Taking(at: moment, from: actor.address)
        if try !BackupHabit(of: token, db).continues(with: taking) {
          try db.raise(Self.alert(of: backup, takenWith: token, actor, at: moment))
        }
      }
      try db.audit(
        .backupMade, "\(backup.id)", detail: "\(backup.fileName) for the \(backup.destination.name)", by: actor,
        of: nil, at: moment)
    }
  }

  /// A token that was stolen is enough for it, and the backup for everything else.
  private static func alert(of backup: Backup, takenWith token: APITokenID, _ actor: Actor, at moment: Timestamp)
    -> Alert
  {
    Alert(
      tenantID: nil, kind: .backupTaken, subject: "\(token)",
      message: """
        A backup of everything was taken with the token \(token)\(actor.address.map { " from \($0)" } ?? ""), sealed \
        to a passphrase that only its taker knows: \(backup.fileName). If nobody of yours did, take the token back \
        (gatehouse token revoke \(token)), and replace what the gateway keeps: its sealing key (gatehouse key rotate), \
        TikTok's secrets and the accounts' authorisations. Those of a job are told of no more once two of them came \
        from one address and the third after as long a time as the second
        """,
      raisedAt: moment)
  }

  public func end(_ id: BackupID, at moment: Timestamp) async throws {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE backups SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        arguments: [moment.milliseconds, id.rawValue])
    }
  }

  public func record(_ drill: BackupDrill, by actor: Actor) async throws {
    try await database.write { db in
      try db.execute(
        sql: """
          INSERT INTO backup_drills (id, file_name, started_at, ended_at, row_count, secrets, failure)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          drill.id.rawValue, drill.fileName, drill.startedAt.milliseconds, drill.endedAt.milliseconds, drill.rows,
          drill.secrets, drill.failure,
        ])
      try Self.forgetOldest("backup_drills", db)
      try db.audit(
        .backupDrilled, "\(drill.id)", detail: drill.failure ?? "\(drill.fileName) can be restored", by: actor, of: nil,
        at: drill.endedAt)
    }
  }

  public func backups(page request: PageRequest, in scope: GatewayScope) async throws -> Page<Backup> {
    try await database.read { db in
      page(try Self.rows("backups", request, db).map(Backup.init(row:)), limit: request.limit) { $0.id.rawValue }
    }
  }

  public func drills(page request: PageRequest, in scope: GatewayScope) async throws -> Page<BackupDrill> {
    try await database.read { db in
      page(try Self.rows("backup_drills", request, db).map(BackupDrill.init(row:)), limit: request.limit) {
        $0.id.rawValue
      }
    }
  }

  public func summary() async throws -> BackupSummary {
    try await database.read { db in
      func latest(_ rows: String) throws -> Timestamp? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(started_at) FROM \(rows)"))
          .map(Timestamp.init(milliseconds:))
      }
      return BackupSummary(
        lastGoodBackupAt: try latest("backups WHERE failure IS NULL AND ended_at IS NOT NULL"),
        lastGoodDrillAt: try latest("backup_drills WHERE failure IS NULL"), lastDrillAt: try latest("backup_drills"))
    }
  }

  private static func rows(_ table: String, _ request: PageRequest, _ db: Database) throws -> [Row] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM \(table) WHERE id < ? ORDER BY id DESC LIMIT ?",
      arguments: [request.before ?? Int64.max, request.limit + 1])
  }

  private static func forgetOldest(_ table: String, _ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM \(table) WHERE id <= (SELECT id FROM \(table) ORDER BY id DESC LIMIT 1 OFFSET ?)
        """,
      arguments: [kept])
  }
}

extension BackupHabit {
  /// By the audit log, which nobody can alter.
  fileprivate init(of token: APITokenID, _ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT created_at, address FROM audit_entries WHERE action = ? AND token_id = ? ORDER BY id DESC LIMIT ?
        """, arguments: [AuditAction.backupMade.rawValue, token.rawValue, Self.length])
    self.init(rows.map { Taking(at: $0.time("created_at"), from: $0["address"]) })
  }
}

extension Backup {
  fileprivate init(row: Row) throws {
    self.init(
      id: row.id("id"), destination: try row.value("destination"), fileName: row["file_name"],
      startedAt: row.time("started_at"), endedAt: row.optionalTime("ended_at"), bytes: row["bytes"],
      failure: row["failure"])
  }
}

extension BackupDrill {
  fileprivate init(row: Row) {
    self.init(
      id: row.id("id"), fileName: row["file_name"], startedAt: row.time("started_at"), endedAt: row.time("ended_at"),
      rows: row["row_count"], secrets: row["secrets"], failure: row["failure"])
  }
}
