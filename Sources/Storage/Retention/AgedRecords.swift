internal import GRDB
internal import Moderation

/// What ages besides comments: which rows of which table are too old.
struct AgedRecords {
  let record: AgeingRecord
  let policy: RetentionPolicy
  let moment: Timestamp

  func exist(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM \(record.rawValue) WHERE \(record.isOld))", arguments: arguments) ?? false
  }

  func due(limit: Int, _ db: Database) throws -> [[DatabaseValue]] {
    try StoredTable(record.rawValue, db).keys(where: record.isOld, arguments, limit: limit, db)
  }

  func delete(_ keys: [[DatabaseValue]], within time: WriterTime, _ db: Database) throws -> Int {
    try StoredTable(record.rawValue, db).delete(keys, within: time, db)
  }

  private var arguments: StatementArguments {
    [
      "now": moment.milliseconds, "comment_days": policy.commentDays,
      "audit_horizon": RetentionPolicy.horizon(policy.auditDays, before: moment).milliseconds,
    ]
  }
}

extension AgeingRecord {
  /// The names are those of the tables. Each is asked about its own clock's time, which no repetition renews.
  fileprivate var isOld: String {
    switch self {
    case .parked: "received_at < \(ownHorizon)"
    // Not those that alerts are yet to be made of.
    case .notices: "created_at < \(ownHorizon) AND id <= (SELECT notice_id FROM alert_cursor WHERE id = 1)"
    case .alerts:
      """
      last_raised_at < \(ownHorizon) AND NOT EXISTS (
        SELECT 1 FROM alert_delivery_items JOIN alert_deliveries ON alert_deliveries.id = delivery_id
        WHERE alert_id = alerts.id AND state = \(AlertDelivery.State.waiting.rawValue))
      """
    case .undoJobs, .retryJobs, .replayJobs: "updated_at < \(ownHorizon) AND NOT \(JobState.isRunning)"
    // After the last of the comments it was about, so that reviewers' figures are whole while there are any.
    case .reviewDecisions:
      """
      created_at < \(ownHorizon) AND NOT \(ReviewDecision.isAtWork)
        AND NOT EXISTS (SELECT 1 FROM reviewed_comments WHERE decision_id = review_decisions.id)
      """
    case .reportDeliveries: "created_at < \(ownHorizon) AND NOT \(ReportDelivery.isWaiting)"
    // An exchange that is under way ends within seconds.
    case .authorisations: "expires_at < \(ownHorizon) AND coalesce(ended_at, 0) < \(ownHorizon)"
    case .erasures: "finished_at < :audit_horizon"
    case .sessions, .invitations, .webhookSecrets: "expires_at <= :now"
    case .idempotencyKeys: "started_at < :now - \(IdempotentRequest.lifetime.milliseconds)"
    case .knownNetworks: "last_login_at < :audit_horizon"
    case .keyRotations: "finished_at < :audit_horizon"
    }
  }

  /// By the tenant's own word, or the gateway's.
  private var ownHorizon: String {
    """
    :now - 86400000 * coalesce(
      (SELECT comment_days FROM retention_policies WHERE retention_policies.tenant_id = \(rawValue).tenant_id),
      :comment_days)
    """
  }
}
