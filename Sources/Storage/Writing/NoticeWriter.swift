internal import GRDB
internal import Moderation

/// Notices and audit entries of the journal's own making.
final class NoticeWriter {
  private let insertNotice: RawStatement
  private let db: Database

  init(_ db: Database) throws {
    insertNotice = try RawStatement(db, Self.insertSQL)
    self.db = db
  }

  /// Also for notices from outside the journal.
  static let insertSQL = """
    INSERT INTO notices (id, tenant_id, kind, rule_id, event_id, message, created_at)
    VALUES (\(FollowingID.sql("notices")), ?3, ?4, ?5, ?6, ?7, ?8)
    """

  /// A rule that notifies held for a comment.
  func tell(ofRule ruleID: String, _ event: DecidedEvent, at moment: Timestamp) throws {
    try insert(.rule, ruleID, event, "rule \(ruleID) held for a comment", moment)
  }

  /// A rule demoted itself.
  func tell(ofFuse rule: FiredRule, reason: String, _ event: DecidedEvent, at moment: Timestamp) throws {
    try insert(
      .fuse, rule.ruleID, event,
      "rule \(rule.ruleID) no longer acts but asks for review: \(reason); look at it, then set it free", moment)
    let account: AccountID? = rule.layer == .account ? AccountID(rawValue: event.accountID) : nil
    try db.audit(
      .ruleDemoted, "rule \(rule.ruleID) of the \(rule.layer.name) layer", detail: reason,
      from: ["acts": .bool(true)], to: ["acts": .bool(false), "account_id": .text(account)], by: .gateway,
      of: TenantID(rawValue: event.tenantID), at: moment)
  }

  private func insert(
    _ kind: Notice.Kind, _ ruleID: String, _ event: DecidedEvent, _ message: String, _ moment: Timestamp
  ) throws {
    insertNotice.bind(1, FollowingID.earliest(at: moment))
    insertNotice.bind(2, FollowingID.step())
    insertNotice.bind(3, event.tenantID)
    insertNotice.bind(4, Int64(kind.rawValue))
    insertNotice.bind(5, ruleID)
    insertNotice.bind(6, event.id)
    insertNotice.bind(7, message)
    insertNotice.bind(8, moment.milliseconds)
    _ = try insertNotice.run()
  }
}
