internal import GRDB
internal import Moderation

/// Cuts the audit log before a moment, once a day: what is older is no longer part of it.
///
/// Only what is whole is cut, so that a cut never hides a fault; and in the transaction that stores where it was cut,
/// an entry of the chain says so too.
struct AuditCut {
  private static let interval = Duration.seconds(86_400)
  private static let batch = 1000

  let horizon: Timestamp
  let database: GatehouseDatabase

  /// Ids never are of an earlier moment than their entries.
  static func isDue(before horizon: Timestamp, at moment: Timestamp, _ db: Database) throws -> Bool {
    let last = try AuditCheckpoint.newest(db)
    if let last, moment - last.cutAt < interval { return false }
    return try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM audit_entries WHERE id > ? AND id < ?)",
      arguments: [last?.lastID.rawValue ?? 0, EventIDGenerator.firstID(at: horizon)]) ?? false
  }

  /// Throws `AuditLogDamage` where the part that is to go is not whole.
  func make() async throws {
    let earlier = try await database.read { db in try AuditCheckpoint.newest(db) }
    guard let checkpoint = try await checkpoint(after: earlier) else { return }
    try await database.write { db in
      guard try AuditCheckpoint.newest(db) == earlier else { return }
      try checkpoint.insert(db)
      try db.audit(
        .auditCut, "audit log",
        to: [
          "entries": .count(checkpoint.entries), "last_entry": .text(checkpoint.lastID),
          AuditChainCheck.Entry.cutMember: .text(checkpoint.lastHash),
        ], by: .gateway, of: nil, at: checkpoint.cutAt)
    }
  }

  /// Goes along what is to be cut; nil where there is nothing.
  private func checkpoint(after earlier: AuditCheckpoint?) async throws -> AuditCheckpoint? {
    var check = AuditChainCheck(.after(earlier?.lastHash), sha256Hex: AuditEntry.sha256Hex)
    var last: (id: Int64, hash: String?)?
    var batch: [AuditChainRow] = []
    repeat {
      batch = try await database.read { [last] db in
        try AuditChainRow.next(
          after: last?.id ?? earlier?.lastID.rawValue ?? 0, before: EventIDGenerator.firstID(at: horizon),
          limit: Self.batch, db)
      }
      for row in batch {
        check.take(row.entry)
        last = (row.id, row.entry.link?.hash)
      }
    } while !batch.isEmpty
    if let broken = check.verification.broken { throw AuditLogDamage(entry: broken.id) }
    return last.map { last in
      AuditCheckpoint(
        lastID: AuditEntryID(rawValue: last.id), lastHash: last.hash,
        entries: (earlier?.entries ?? 0) + Int64(check.verification.entries), cutAt: database.clock.now())
    }
  }
}

extension AuditCheckpoint {
  /// A condition that holds for entries that were not cut.
  static let isLeft = "audit_entries.id > coalesce((SELECT max(last_id) FROM audit_checkpoints), 0)"
  static let isCut = "audit_entries.id <= (SELECT max(last_id) FROM audit_checkpoints)"

  static func newest(_ db: Database) throws -> AuditCheckpoint? {
    try Row.fetchOne(db, sql: "SELECT * FROM audit_checkpoints ORDER BY last_id DESC LIMIT 1").map { row in
      AuditCheckpoint(
        lastID: row.id("last_id"), lastHash: row["last_hash"], entries: row["entries"], cutAt: row.time("cut_at"))
    }
  }

  fileprivate func insert(_ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO audit_checkpoints (last_id, last_hash, entries, cut_at) VALUES (?, ?, ?, ?)",
      arguments: [lastID.rawValue, lastHash, entries, cutAt.milliseconds])
  }
}
