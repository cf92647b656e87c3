internal import GRDB
internal import Moderation

/// One comment that a decision was carried out on, with what is needed to take it back.
struct ReviewedComment {
  var id: Int64
  var eventID: EventID
  var verdict: Verdict
  var queuedAt: Timestamp?
  var earlier: Review?
  var hasActed: Bool
  /// Those that were decided with others are not urgent.
  var urgency: Action.Urgency

  /// Those of a decision that are to be taken back, the last first.
  static func unsettled(of decision: ReviewDecision, limit: Int, _ db: Database) throws -> [ReviewedComment] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM reviewed_comments WHERE decision_id = ? AND undone_at IS NULL AND stands = 0
        ORDER BY id DESC LIMIT ?
        """,
      arguments: [decision.id.rawValue, limit]
    ).map { try ReviewedComment(row: $0, of: decision) }
  }

  private init(row: Row, of decision: ReviewDecision) throws {
    id = row["id"]
    eventID = row.id("event_id")
    verdict = decision.verdict
    urgency = decision.urgency(of: eventID.rawValue)
    queuedAt = row.optionalTime("queued_at")
    hasActed = row["has_acted"]
    if let at = row.optionalTime("earlier_at") {
      earlier = Review(
        eventID: eventID, verdict: try row.value("earlier_verdict"), reviewer: row.optionalID("earlier_reviewer"),
        createdAt: at)
    }
  }

  /// Whether nobody decided about the comment since.
  func isLatest(_ db: Database) throws -> Bool {
    try Int64.fetchOne(
      db, sql: "SELECT max(id) FROM reviewed_comments WHERE event_id = ? AND undone_at IS NULL",
      arguments: [eventID.rawValue]) == id
  }

  /// Restores what was there before, unless somebody decided since or the comment is deleted: then it stands.
  /// `byOther` is whether it is not its reviewer who wants it so.
  func takeBack(byOther: Bool, of tenant: TenantID, at moment: Timestamp, _ db: Database, _ journal: JournalStatements)
    throws
  {
    guard try isLatest(db), let comment = try StandingComment(eventID, of: tenant, db),
      try comment.standing(db) != .deleted, let decision = try comment.decision(db)
    else { return try settle(stands: true, byOther: false, at: moment, db) }
    try comment.restore(earlier, db)
    try comment.countOverturned(decision, before: verdict, now: earlier?.verdict, db)
    let wanted = PlannedAction(for: earlier?.verdict ?? decision.verdict, in: comment.dialect)
    // What somebody hid by hand is not shown because a decision that did nothing is taken back.
    if wanted != nil || hasActed {
      _ = try comment.settle(wanted, urgency: urgency, at: moment, db, journal.ids)
    }
    if let queuedAt, decision.verdict.asksForPerson, earlier == nil { try comment.wait(since: queuedAt, db) }
    try settle(stands: false, byOther: byOther, at: moment, db)
  }

  private func settle(stands: Bool, byOther: Bool, at moment: Timestamp, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE reviewed_comments SET undone_at = ?1, stands = ?2,
          overturned_at = CASE WHEN ?3 THEN coalesce(overturned_at, ?1) ELSE overturned_at END
        WHERE id = ?4
        """,
      arguments: [moment.milliseconds, stands, byOther, id])
  }
}
