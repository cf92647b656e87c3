internal import GRDB
internal import Moderation

extension ReportWindow {
  /// What reviewers decided, comment by comment, and what of it was taken back.
  func addReviews(to rows: inout [(id: Int64, row: DecisionLogRow)], _ db: Database) throws {
    let cursor = try Row.fetchCursor(
      db.cachedStatement(sql: Self.reviewsSQL), arguments: arguments(selection.asOf.milliseconds))
    while let row = try cursor.next() {
      var decided = DecisionLogRow(
        moment: row.time("decided_at"), accountID: row.id("account_id"), commentID: row["comment_id"],
        eventID: row.id("event_id"), basis: .person, verdict: try row.value("verdict"),
        reviewer: row.optionalID("reviewer_id"))
      rows.append((row["id"], decided))
      guard let undoneAt = row.optionalTime("undone_at"), undoneAt <= selection.asOf else { continue }
      decided.moment = undoneAt
      decided.basis = .takenBack
      decided.reviewer = row.optionalID("undone_by")
      rows.append((row["id"], decided))
    }
  }

  /// Comments that were to be shown again, and that no reviewer decided about.
  func addShown(to rows: inout [(id: Int64, row: DecisionLogRow)], _ db: Database) throws {
    let cursor = try Row.fetchCursor(db.cachedStatement(sql: Self.shownSQL), arguments: arguments())
    while let row = try cursor.next() {
      let id: Int64 = row["id"]
      rows.append(
        (
          id,
          DecisionLogRow(
            moment: EventIDGenerator.moment(of: id), accountID: row.id("account_id"), commentID: row["comment_id"],
            eventID: row.id("event_id"), basis: .shownAgain, verdict: .allow, action: try action(row))
        ))
    }
  }

  static let reviewsSQL = """
    SELECT review_decisions.id, review_decisions.verdict, review_decisions.reviewer_id, review_decisions.undone_by,
      reviewed_comments.event_id, reviewed_comments.decided_at,
      CASE WHEN reviewed_comments.stands THEN NULL ELSE reviewed_comments.undone_at END AS undone_at,
      events.account_id, events.comment_id
    FROM review_decisions CROSS JOIN reviewed_comments ON reviewed_comments.decision_id = review_decisions.id
    CROSS JOIN events ON events.id = reviewed_comments.event_id
    WHERE review_decisions.tenant_id = ?1 AND review_decisions.id > ?2 AND review_decisions.id <= ?3
      AND (?4 IS NULL OR events.account_id = ?4) AND reviewed_comments.decided_at <= ?5
      AND \(DeletedAccounts.leaveOut(of: "events"))
    ORDER BY review_decisions.id, reviewed_comments.id
    """

  static let shownSQL = """
    SELECT actions.id, actions.account_id, actions.event_id, actions.carried_out_as, actions.state, actions.accepted_at,
      actions.confirmed_at, actions.updated_at, events.comment_id
    FROM actions CROSS JOIN events ON events.id = actions.event_id
    WHERE actions.tenant_id = ?1 AND actions.id > ?2 AND actions.id <= ?3 AND (?4 IS NULL OR actions.account_id = ?4)
      AND actions.carried_out_as = \(Action.Kind.unhide.rawValue)
      AND NOT EXISTS (SELECT 1 FROM reviewed_comments WHERE reviewed_comments.event_id = actions.event_id)
      AND \(DeletedAccounts.leaveOut(of: "actions"))
    ORDER BY actions.id
    """
}
