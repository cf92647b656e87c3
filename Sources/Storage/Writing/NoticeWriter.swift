internal import GRDB
internal import Moderation

/// Notices and audit entries of the journal's own making.
final class NoticeWriter {
  private let insertNotice: RawStatement
  private let insertEntry: RawStatement
  private let ids: FreshIDs

  init(_ db: Database, ids: FreshIDs) throws {
    self.ids = ids
    insertNotice = try RawStatement(
      db,
      """
      INSERT INTO notices (id, tenant_id, kind, rule_id, event_id, message, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """)
    insertEntry = try RawStatement(
      db,
      """
      INSERT INTO audit_entries (id, tenant_id, action, subject, detail, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """)
  }

  /// A rule that notifies held for a comment.
  func tell(ofRule ruleID: String, _ event: DecidedEvent, at moment: Timestamp) throws {
    try insert(.rule, ruleID, event, "rule \(ruleID) held for a comment", moment)
  }

  /// A rule demoted itself.
  func tell(ofFuse rule: FiredRule, reason: String, _ event: DecidedEvent, at moment: Timestamp) throws {
    try insert(
      .fuse, rule.ruleID, event,
      "rule \(rule.ruleID) no longer acts but asks for review: \(reason); look at it, then set it free", moment)
    insertEntry.bind(2, event.tenantID)
    insertEntry.bind(3, AuditedChange.ruleDemoted.rawValue)
    insertEntry.bind(4, "rule \(rule.ruleID) of the \(rule.layer.name) layer")
    insertEntry.bind(5, reason)
    insertEntry.bind(6, moment.milliseconds)
    try ids.insert { id in
      insertEntry.bind(1, id)
      _ = try insertEntry.run()
    }
  }

  private func insert(
    _ kind: Notice.Kind, _ ruleID: String, _ event: DecidedEvent, _ message: String, _ moment: Timestamp
  ) throws {
    insertNotice.bind(2, event.tenantID)
    insertNotice.bind(3, Int64(kind.rawValue))
    insertNotice.bind(4, ruleID)
    insertNotice.bind(5, event.id)
    insertNotice.bind(6, message)
    insertNotice.bind(7, moment.milliseconds)
    try ids.insert { id in
      insertNotice.bind(1, id)
      _ = try insertNotice.run()
    }
  }
}
