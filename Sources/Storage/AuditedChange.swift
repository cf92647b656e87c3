internal import GRDB
internal import Moderation

/// What leaves an audit entry. The raw values are stored and shown: never rename.
enum AuditedChange: String {
  case ruleSetSaved = "rule_set.saved"
  case ruleDemoted = "rule.demoted"
  case ruleRearmed = "rule.rearmed"
  case listSaved = "list.saved"
  case listDeleted = "list.deleted"
  case undoCreated = "undo.created"
  case undoCancelled = "undo.cancelled"
  case commentReviewed = "comment.reviewed"
}

extension Database {
  /// Keeps who changed what, in the transaction of the change.
  func audit(
    _ change: AuditedChange, _ subject: String, detail: String? = nil, by operator: OperatorID?, of tenant: TenantID?,
    at moment: Timestamp
  ) throws {
    try execute(
      sql: """
        INSERT INTO audit_entries (id, tenant_id, operator_id, action, subject, detail, created_at)
        VALUES (\(FollowingID.sql("audit_entries")), ?3, ?4, ?5, ?6, ?7, ?8)
        """,
      arguments: [
        FollowingID.earliest(at: moment), FollowingID.step(), tenant?.rawValue, `operator`?.rawValue, change.rawValue,
        subject, detail, moment.milliseconds,
      ])
  }
}
