internal import GRDB
internal import Moderation

enum UndoQueries {
  /// The version's decisions that asked for a removal, whichever layer's rule decided: what another version of the
  /// layer would have made of the comment is not in the row.
  static func decisions(of job: UndoJob, after cursor: EventID?, limit: Int, _ db: Database) throws -> [StoredEvent] {
    let versionColumn =
      switch job.owner.layer {
      case .gateway: "gateway_version"
      case .tenant: "rule_set_version"
      case .account: "account_version"
      }
    let removals = [Action.Kind.hide, .delete].map { "\($0.rawValue)" }.joined(separator: ", ")
    let start = job.received.start.map { EventIDGenerator.firstID(at: $0) - 1 } ?? 0
    return try Row.fetchAll(
      db,
      sql: """
        \(StoredEvent.selection)
        WHERE events.tenant_id = ? AND events.id > ? AND events.id < ? AND (? IS NULL OR events.account_id = ?)
          AND events.kind = \(CommentEvent.Kind.created.rawValue) AND decisions.\(versionColumn) = ?
          AND actions.carried_out_as IN (\(removals)) AND \(DeletedAccounts.leaveOut(of: "events"))
          AND NOT \(ErasedComment.isErased)
        ORDER BY events.id LIMIT ?
        """,
      arguments: [
        job.tenantID.rawValue, max(start, cursor?.rawValue ?? 0),
        job.received.end.map(EventIDGenerator.firstID(at:)) ?? Int64.max, job.owner.accountID?.rawValue,
        job.owner.accountID?.rawValue, job.version, limit,
      ]
    ).map(StoredEvent.init(row:))
  }
}

extension UndoJob: StoredJob {
  typealias Job = UndoJob

  static let table = "undo_jobs"
  static let index = "undo_jobs.version"
  static let auditActions = (
    created: AuditAction.undoCreated, cancelled: AuditAction.undoCancelled, finished: AuditAction.undoFinished
  )

  func insert(in scope: TenantScope, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO undo_jobs (id, tenant_id, layer, account_id, version, received_from, received_until, state,
          created_by, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id.rawValue, scope.tenantID.rawValue, owner.layer.rawValue, owner.accountID?.rawValue, version,
        received.start?.milliseconds, received.end?.milliseconds, state.rawValue, createdBy?.rawValue,
        createdAt.milliseconds, updatedAt.milliseconds,
      ])
  }

  func update(_ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE undo_jobs SET state = ?, examined = ?, queued = ?, withdrawn = ?, still_hidden = ?, deleted = ?,
          already_visible = ?, cursor = ?, updated_at = ?
        WHERE id = ?
        """,
      arguments: [
        state.rawValue, counts.examined, counts.queued, counts.withdrawn, counts.stillHidden, counts.deleted,
        counts.alreadyVisible, cursor?.rawValue, updatedAt.milliseconds, id.rawValue,
      ])
  }

  init(row: Row) throws {
    let layer: RuleLayer = try row.value("layer")
    let tenantID: TenantID = row.id("tenant_id")
    let owner: RuleSetOwner =
      switch layer {
      case .gateway: .gateway
      case .tenant: .tenant(tenantID)
      case .account: .account(row.id("account_id"), of: tenantID)
      }
    var counts = Counts()
    counts.examined = row["examined"]
    counts.queued = row["queued"]
    counts.withdrawn = row["withdrawn"]
    counts.stillHidden = row["still_hidden"]
    counts.deleted = row["deleted"]
    counts.alreadyVisible = row["already_visible"]
    self.init(
      id: row.id("id"), owner: owner, tenantID: tenantID, version: row["version"],
      received: TimeRange(start: row.optionalTime("received_from"), end: row.optionalTime("received_until")),
      state: try row.value("state"), counts: counts, cursor: row.optionalID("cursor"),
      createdBy: row.optionalID("created_by"), createdAt: row.time("created_at"), updatedAt: row.time("updated_at"))
  }
}
