internal import GRDB
internal import Moderation

/// What becomes of one comment when a person decides about it.
extension StandingComment {
  /// Nil where it was not moderated.
  func decision(_ db: Database) throws -> Decision? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM decisions WHERE event_id = ?"), arguments: [event.id]
    ).map(Decision.init(row:))
  }

  func review(_ db: Database) throws -> Review? {
    let id = EventID(rawValue: event.id)
    return try Row.fetchOne(db.cachedStatement(sql: Review.ofEventSQL), arguments: [event.id])
      .map { try Review(row: $0, eventID: id) }
  }

  /// Its place in the queue, whichever of its events has it; nil where it does not wait.
  func place(at moment: Timestamp, _ db: Database) throws -> QueuePlace? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM review_queue WHERE \(Self.isOnComment)"), arguments: onComment
    ).map { row in
      QueuePlace(
        queuedAt: row.time("queued_at"), lease: ReviewLease(row: row, at: moment), bulk: row.optionalID("bulk_id"))
    }
  }

  /// Keeps the verdict, takes the comment off the queue and queues the action that is asked for. Answers the review it
  /// takes the place of.
  @discardableResult
  func carryOut(
    _ review: ReviewDecision, against decision: Decision, place: QueuePlace?, _ db: Database,
    _ journal: JournalStatements
  ) throws -> Review? {
    let earlier = try self.review(db)
    let moment = review.createdAt
    try keep(
      Review(
        eventID: EventID(rawValue: event.id), verdict: review.verdict, reviewer: review.reviewer,
        createdAt: moment), db)
    // Whatever a classifier would say, a person has decided.
    try db.execute(sql: "DELETE FROM pending_scores WHERE event_id = ?", arguments: [event.id])
    try db.cachedStatement(sql: "DELETE FROM review_queue WHERE \(Self.isOnComment)").execute(arguments: onComment)
    try countOverturned(decision, before: earlier?.verdict, now: review.verdict, db)
    try overturn(by: review, db)
    let settlement = try settle(
      PlannedAction(for: review.verdict, in: dialect), urgency: review.urgency(of: event.id), at: moment, db,
      journal.ids)
    try db.cachedStatement(
      sql: """
        INSERT INTO reviewed_comments (decision_id, event_id, queued_at, earlier_verdict, earlier_reviewer, earlier_at,
          decided_at, has_acted)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        review.id.rawValue, event.id, place?.queuedAt.milliseconds, earlier?.verdict.rawValue,
        earlier?.reviewer?.rawValue, earlier?.createdAt.milliseconds, moment.milliseconds,
        settlement == .queued || settlement == .withdrawn,
      ])
    return earlier
  }

  /// Puts back what was there before a decision was made.
  func restore(_ earlier: Review?, _ db: Database) throws {
    if let earlier { return try keep(earlier, db) }
    try db.execute(sql: "DELETE FROM reviews WHERE event_id = ?", arguments: [event.id])
  }

  /// Puts it on the queue where it was before, for whoever comes first.
  func wait(since moment: Timestamp, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO review_queue (event_id, tenant_id, account_id, queued_at) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
      arguments: [event.id, event.tenantID, event.accountID, moment.milliseconds])
  }

  /// Counts against the deciding rule that a person sees the comment otherwise; a changed mind is counted once. Nil is
  /// nobody's verdict.
  func countOverturned(_ decision: Decision, before: Verdict?, now: Verdict?, _ db: Database) throws {
    guard let ruleID = decision.ruleID else { return }
    func isSeen(_ verdict: Verdict) -> Bool { PlannedAction(for: verdict, in: dialect) == nil }
    func overturns(_ verdict: Verdict?) -> Bool { verdict.map { isSeen($0) != isSeen(decision.verdict) } ?? false }
    guard overturns(now) != overturns(before) else { return }
    try db.execute(
      sql: RuleCounts.addRuleSQL,
      arguments: [
        event.tenantID, event.day, (decision.ruleLayer ?? .tenant).rawValue, ruleID, event.accountID, 0, 0, 0,
        overturns(now) ? 1 : -1,
      ])
  }

  private func keep(_ review: Review, _ db: Database) throws {
    try naming(reference: "operator") {
      try db.cachedStatement(
        sql: """
          INSERT INTO reviews (event_id, verdict, reviewer_id, created_at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET verdict = excluded.verdict, reviewer_id = excluded.reviewer_id,
            created_at = excluded.created_at
          """
      ).execute(
        arguments: [event.id, review.verdict.rawValue, review.reviewer?.rawValue, review.createdAt.milliseconds])
    }
  }

  /// Marks what somebody else decided before, where it was something else.
  private func overturn(by review: ReviewDecision, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE reviewed_comments SET overturned_at = ?
        WHERE id = (SELECT max(id) FROM reviewed_comments WHERE event_id = ? AND undone_at IS NULL)
          AND overturned_at IS NULL
          AND EXISTS (SELECT 1 FROM review_decisions
            WHERE id = decision_id AND verdict <> ? AND reviewer_id IS NOT ?)
        """
    ).execute(
      arguments: [
        review.createdAt.milliseconds, event.id, review.verdict.rawValue, review.reviewer?.rawValue,
      ])
  }
}

/// A comment's place in the queue.
struct QueuePlace {
  /// A condition on `review_queue`, with the moment for its argument: nobody has the comment then.
  static let isFree = "bulk_id IS NULL AND (holder_id IS NULL OR leased_until <= ?)"

  var queuedAt: Timestamp
  var lease: ReviewLease?
  /// The decision in bulk that will take it off the queue.
  var bulk: ReviewDecisionID?

  /// Why somebody may not decide about the comment; nil where they may.
  func refusal(to reviewer: OperatorID?) -> ReviewOutcome? {
    if bulk != nil { return .inBulk }
    return lease.flatMap { $0.holder == reviewer ? nil : .leased($0) }
  }
}
