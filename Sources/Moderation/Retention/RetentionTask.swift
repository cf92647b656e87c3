/// One thing that is to be deleted or erased, a slice at a time. A task is where to go on: carrying out a slice gives
/// the next.
public enum RetentionTask: Equatable, Sendable {
  /// Somebody asked for it; the store knows how far it is.
  case erasure(ErasureID)
  case deletedAccount(AccountID, of: TenantID)
  case deletedTenant(TenantID)
  /// A tenant's comments from before `horizon`, and those that wait for a person from before `reviewHorizon`. Up to
  /// `after` they were looked at already.
  case comments(of: TenantID, before: Timestamp, waitingBefore: Timestamp, after: Int64 = 0)
  case records(AgeingRecord, at: Timestamp)
  /// The audit log is to be cut before this moment.
  case auditLog(before: Timestamp)
  /// Audit entries that were cut.
  case cutAuditEntries

  /// For the log and the metrics.
  public var name: String {
    switch self {
    case .erasure: "erasure"
    case .deletedAccount: "deleted_account"
    case .deletedTenant: "deleted_tenant"
    case .comments: "comments"
    case .records(let record, _): record.rawValue
    case .auditLog, .cutAuditEntries: "audit_entries"
    }
  }
}

/// What ages besides comments and the audit log. What is still under way is left alone, however old it is.
public enum AgeingRecord: String, CaseIterable, Sendable {
  case parked
  case notices
  case alerts
  case undoJobs = "undo_jobs"
  case retryJobs = "retry_jobs"
  case replayJobs = "replay_jobs"
  case reviewDecisions = "review_decisions"
  case reportDeliveries = "report_deliveries"
  case authorisations
  case erasures
  case sessions
  case invitations
  case webhookSecrets = "webhook_secrets"
  case idempotencyKeys = "idempotency_keys"
  case knownNetworks = "known_networks"
  case keyRotations = "key_rotations"
}

/// What one slice came to.
public struct RetentionSlice: Equatable, Sendable {
  /// Rows that are gone, or of which what was to be erased is.
  public var rows: Int
  /// How long the writer was held, the commit included.
  public var took: Duration
  /// For which part of the time since the slice before, 0 to 1, the writer was at work for others.
  public var othersUse: Double
  /// Whether somebody else has to finish first, such as a backup: to be asked again after a while.
  public var isBlocked: Bool
  /// Nil when there is nothing left of it.
  public var next: RetentionTask?

  public init(
    rows: Int, took: Duration, othersUse: Double = 0, isBlocked: Bool = false, next: RetentionTask?
  ) {
    self.rows = rows
    self.took = took
    self.othersUse = othersUse
    self.isBlocked = isBlocked
    self.next = next
  }
}
