internal import GRDB
public import Moderation

/// Erasures and their receipts in SQLite.
public struct ErasureRepository: ErasureStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ erasure: Erasure, of subject: ErasureSubject, in scope: TenantScope) async throws {
    defer { database.signals.retention.signal() }
    try await database.write { db in
      if let account = erasure.accountID {
        let isOwn = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM accounts WHERE id = ? AND tenant_id = ?)",
          arguments: [account.rawValue, scope.tenantID.rawValue])
        guard isOwn == true else { throw StorageError.reference(what: "account") }
      }
      try db.execute(
        sql: """
          INSERT INTO erasures (id, tenant_id, account_id, subject_digest, author_id, username, requested_by,
            created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          erasure.id.rawValue, scope.tenantID.rawValue, erasure.accountID?.rawValue, erasure.subjectDigest,
          subject.authorID, subject.username, erasure.requestedBy?.rawValue, erasure.createdAt.milliseconds,
        ])
      try db.audit(
        .erasureRequested, "\(erasure.id)", to: erasure.auditSubject, by: scope.actor, of: scope.tenantID,
        at: erasure.createdAt)
    }
  }

  public func erasure(_ id: ErasureID, in scope: TenantScope) async throws -> Erasure? {
    try await database.read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM erasures WHERE id = ? AND tenant_id = ?",
        arguments: [id.rawValue, scope.tenantID.rawValue]
      ).map(Erasure.init(row:))
    }
  }

  public func erasures(page request: PageRequest, in scope: TenantScope) async throws -> Page<Erasure> {
    let query = ScopedQuery(from: "SELECT * FROM erasures", table: "erasures", scope: scope, page: request)
    return try await database.read { db in
      let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
      return page(try rows.map(Erasure.init(row:)), limit: query.limit) { $0.id.rawValue }
    }
  }
}

extension Erasure {
  /// Whom it is about stands there as a digest alone: the audit log outlives what was erased.
  var auditSubject: [String: JSONValue] {
    ["subject_digest": .string(subjectDigest), "account_id": .text(accountID)]
  }

  var auditResult: [String: JSONValue] {
    [
      "covered_until": coveredUntil.map { .string("\($0)") } ?? .null,
      "comments": .count(counts.comments), "events": .count(counts.events),
      "explanations": .count(counts.explanations), "labels": .count(counts.labels),
      "replies": .count(counts.replies), "parked": .count(counts.parked),
    ]
  }

  init(row: Row) throws {
    var counts = Counts()
    counts.comments = row["comments"]
    counts.events = row["events"]
    counts.explanations = row["explanations"]
    counts.labels = row["labels"]
    counts.replies = row["replies"]
    counts.parked = row["parked"]
    let entry: AuditEntryID? = row.optionalID("audit_entry")
    self.init(
      id: row.id("id"), tenantID: row.id("tenant_id"), accountID: row.optionalID("account_id"),
      subjectDigest: row["subject_digest"], stage: try row.value("stage"), counts: counts,
      requestedBy: row.optionalID("requested_by"), createdAt: row.time("created_at"),
      coveredUntil: row.optionalTime("covered_until"), finishedAt: row.optionalTime("finished_at"),
      proof: entry.map { Proof(entry: $0, hash: row["audit_hash"]) })
  }
}
