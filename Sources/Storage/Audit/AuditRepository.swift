internal import GRDB
public import Moderation

/// The audit log in SQLite.
public struct AuditRepository: AuditLog {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func entries(matching filter: AuditFilter, page request: PageRequest, in scope: AuditScope) async throws
    -> Page<AuditEntry>
  {
    var query = AuditQuery(filter, in: scope)
    query.require("audit_entries.id < ?", request.before ?? Int64.max)
    return try await database.read { [query] db in
      page(try query.rows("DESC", limit: request.limit + 1, db), limit: request.limit) { $0.id.rawValue }
    }
  }

  public func entries(
    matching filter: AuditFilter, after previous: AuditEntryID?, limit: Int, in scope: AuditScope
  ) async throws -> [AuditEntry] {
    var query = AuditQuery(filter, in: scope)
    query.require("audit_entries.id > ?", previous?.rawValue ?? 0)
    return try await database.read { [query] db in try query.rows("ASC", limit: limit, db) }
  }

  public func record(
    _ action: AuditAction, _ subject: String, detail: String?, by actor: Actor, of tenant: TenantID?,
    at moment: Timestamp
  ) async throws {
    try await database.write { db in
      try db.audit(action, subject, detail: detail, by: actor, of: tenant, at: moment)
    }
  }

  public func verify(head: String?, in scope: GatewayScope) async throws -> AuditVerification {
    let cut = try await database.read { db in try AuditCheckpoint.newest(db) }
    var check = AuditChainCheck(head: head, cut: cut, sha256Hex: AuditEntry.sha256Hex)
    var last = cut?.lastID.rawValue ?? Int64.min
    var batch: [AuditChainRow] = []
    repeat {
      // Hashed outside of the read, so that no reader is held for long.
      batch = try await database.read { [last] db in
        try AuditChainRow.next(after: last, before: Int64.max, limit: 1000, db)
      }
      for row in batch {
        check.take(row.entry)
        last = row.id
      }
    } while !batch.isEmpty
    return check.verification
  }
}

/// One of the chain, as it is stored.
struct AuditChainRow {
  let id: Int64
  let entry: AuditChainCheck.Entry

  static func next(after id: Int64, before end: Int64, limit: Int, _ db: Database) throws -> [AuditChainRow] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT *, NULL AS operator_name FROM audit_entries WHERE id > ? AND id < ? ORDER BY id LIMIT ?
        """,
      arguments: [id, end, limit]
    ).map { AuditChainRow(id: $0["id"], entry: AuditChainCheck.Entry(row: $0)) }
  }
}

extension AuditEntry {
  /// Throws for values that the gateway never writes.
  init(row: Row) throws {
    self.init(
      id: try row.positiveID("id"), tenantID: try row.optionalPositiveID("tenant_id"),
      operatorID: try row.optionalPositiveID("operator_id"), operatorName: row["operator_name"],
      tokenID: try row.optionalPositiveID("token_id"), action: row["action"], subject: row["subject"],
      detail: row["detail"], old: row["old_values"], new: row["new_values"], address: row["address"],
      requestID: row["request_id"], createdAt: try row.sensibleTime("created_at"),
      link: (row["hash"] as String?).map { AuditLink(previousHash: row["previous_hash"], hash: $0) })
  }
}

extension AuditChainCheck.Entry {
  init(row: Row) {
    if let entry = try? AuditEntry(row: row) {
      self.init(entry)
    } else {
      self.init(unreadable: "row \(row["id"] as Int64)")
    }
  }
}

extension Row {
  /// Whoever has the file can write anything into it, and must not stop the gateway by that.
  fileprivate func positiveID<Entity>(_ column: String) throws -> Identifier<Entity> {
    let value: Int64 = self[column]
    guard value > 0 else { throw StorageError.failed(detail: "\(column) of an audit entry holds \(value)") }
    return Identifier(rawValue: value)
  }

  fileprivate func optionalPositiveID<Entity>(_ column: String) throws -> Identifier<Entity>? {
    self[column] as Int64? == nil ? nil : try positiveID(column)
  }

  /// From the year 1 to the year 9999.
  fileprivate func sensibleTime(_ column: String) throws -> Timestamp {
    let value: Int64 = self[column]
    guard (-62_135_596_800_000...253_402_300_799_999).contains(value) else {
      throw StorageError.failed(detail: "\(column) of an audit entry holds \(value)")
    }
    return Timestamp(milliseconds: value)
  }
}
