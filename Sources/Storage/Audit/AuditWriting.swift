internal import GRDB
internal import Moderation
internal import Sealing

extension Database {
  /// Keeps who did what, in the transaction of the change, and chains it to the entry before it. Of `old` and `new`
  /// only members that differ are kept, with keys in snake_case and numbers that are whole; of secrets
  /// `JSONValue.masked` alone may be among them, which counts as a difference.
  func audit(
    _ action: AuditAction, _ subject: String, detail: String? = nil, from old: [String: JSONValue] = [:],
    to new: [String: JSONValue] = [:], by actor: Actor, of tenant: TenantID?, at moment: Timestamp
  ) throws {
    _ = try auditEntry(action, subject, detail: detail, from: old, to: new, by: actor, of: tenant, at: moment)
  }

  /// The same, with the entry as it was kept.
  func auditEntry(
    _ action: AuditAction, _ subject: String, detail: String? = nil, from old: [String: JSONValue] = [:],
    to new: [String: JSONValue] = [:], by actor: Actor, of tenant: TenantID?, at moment: Timestamp
  ) throws -> AuditEntry {
    let last = try AuditTail(self)
    let changed = Set(old.keys).union(new.keys).filter { key in
      (old[key] ?? .null) != (new[key] ?? .null) || new[key] == .masked
    }
    var entry = AuditEntry(
      id: AuditEntryID(rawValue: try last.nextID(at: moment)), tenantID: tenant, operatorID: actor.operatorID,
      tokenID: actor.tokenID, action: action.rawValue, subject: subject, detail: detail,
      old: JSONValue.canonicalText(of: old.filter { changed.contains($0.key) }),
      new: JSONValue.canonicalText(of: new.filter { changed.contains($0.key) }), address: actor.address,
      requestID: actor.requestID, createdAt: moment)
    entry.link = AuditLink(previousHash: last.hash, hash: entry.hash(after: last.hash))
    try entry.insert(self)
    return entry
  }

  /// The same for what was set again, perhaps to what it was: then nothing changed, and nothing is kept.
  func auditUpdate(
    _ action: AuditAction, _ subject: String, from old: [String: JSONValue], to new: [String: JSONValue],
    by actor: Actor, of tenant: TenantID?, at moment: Timestamp
  ) throws {
    guard old != new else { return }
    try audit(action, subject, from: old, to: new, by: actor, of: tenant, at: moment)
  }
}

/// The newest entry, which the next one hangs on. Read anew for each, so that whatever a transaction or a savepoint
/// took back is out of the chain as well.
private struct AuditTail {
  let id: Int64
  /// Nil before the first entry of the chain.
  let hash: String?

  init(_ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, hash FROM audit_entries WHERE id = (SELECT max(id) FROM audit_entries)"))
    id = row?["id"] ?? 0
    hash = row?["hash"]
  }

  /// Above all others, whatever the clock says.
  func nextID(at moment: Timestamp) throws -> Int64 {
    let (next, overflows) = max(FollowingID.earliest(at: moment), id).addingReportingOverflow(FollowingID.step())
    guard !overflows, next > 0 else { throw StorageError.failed(detail: "no id can follow audit entry \(id)") }
    return next
  }
}

extension AuditEntry {
  /// SHA-256 in hexadecimal digits.
  static let sha256Hex: @Sendable (String) -> String = { Hex.encode(SHA256.digest($0.utf8)) }

  fileprivate func hash(after previousHash: String?) -> String {
    Self.sha256Hex(hashedText(after: previousHash))
  }

  fileprivate func insert(_ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO audit_entries (
          id, tenant_id, operator_id, token_id, action, subject, detail, old_values, new_values, address, request_id,
          created_at, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        id.rawValue, tenantID?.rawValue, operatorID?.rawValue, tokenID?.rawValue, action, subject, detail, old, new,
        address, requestID, createdAt.milliseconds, link?.previousHash, link?.hash,
      ])
  }
}
