internal import GRDB
public import Moderation

/// Decisions of reviewers about many comments, carried out and taken back a slice at a time.
public struct ReviewJobRepository: SelfAdvancingJobs {
  /// Events gone through at once in looking for an author's comments.
  private static let reach = 5000

  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func running() async throws -> [ReviewDecision] {
    try await database.read { db in
      // Few at any time, so that they need no index in order.
      try Row.fetchAll(
        db,
        sql: """
          \(ReviewDecision.selection) WHERE \(ReviewDecision.isAtWork)
            AND EXISTS (SELECT 1 FROM tenants WHERE tenants.id = review_decisions.tenant_id AND deleted_at IS NULL)
          """
      ).map(ReviewDecision.init(row:)).sorted { $0.id < $1.id }
    }.filter { !database.selecting.contains($0.id) }
  }

  public func advance(_ id: ReviewDecisionID, limit: Int, at moment: Timestamp) async throws {
    defer { database.work.signal() }
    // Looked for beforehand, since the writer is not to wait for it.
    let found = try await database.read { db in try AuthorSlice(of: id, reach: Self.reach, limit: limit, db) }
    try await database.write { db, journal in
      guard let review = try ReviewDecision.find(id, db) else { return }
      switch review.state {
      case .done, .undone: return
      // Cut short: whoever was at it would have begun it.
      case .selecting: _ = try ReviewDecision.giveBack(id, limit: ReviewDeskRepository.bulkSlice, db)
      case .undoing: try review.takeBack(limit: limit, at: moment, db, journal)
      case .running where review.isBulk: try review.carryOutInBulk(limit: limit, at: moment, db, journal)
      case .running:
        guard let found else { return }
        for event in found.events where event != review.eventID {
          try review.carryOutOnAuthors(event, at: moment, db, journal)
        }
        try db.execute(
          sql: "UPDATE review_decisions SET author_cursor = ? WHERE id = ?", arguments: [found.cursor, id.rawValue])
        if found.isLast { try review.finish(at: moment, db) }
      }
    }
  }

  public func waitForWork() async {
    await database.signals.reviewing.wait(until: nil, now: database.clock.now())
  }
}

/// The next comments of an author, back in time.
private struct AuthorSlice {
  var events: [EventID]
  var cursor: Int64
  /// Whether there is nothing before them.
  var isLast: Bool

  /// Nil where the decision is about no author.
  init?(of id: ReviewDecisionID, reach: Int, limit: Int, _ db: Database) throws {
    let decision = try Row.fetchOne(
      db,
      sql: """
        SELECT tenant_id, author_id, author_scope, author_cursor,
          (SELECT account_id FROM events WHERE events.id = event_id) AS account_id
        FROM review_decisions WHERE id = ? AND state = \(ReviewDecision.State.running.rawValue)
          AND author_scope IS NOT NULL
        """, arguments: [id.rawValue])
    guard let decision else { return nil }
    (events, cursor, isLast) = ([], 0, true)
    // Erased meanwhile: nothing is left to find them by.
    guard let author: String = decision["author_id"] else { return }
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT id, account_id, kind, author_id FROM events WHERE tenant_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
      arguments: [decision["tenant_id"] as Int64, decision["author_cursor"] as Int64? ?? 0, reach])
    let ofOneAccount = decision["author_scope"] == ReviewDecision.AuthorScope.account.rawValue
    let account: Int64? = decision["account_id"]
    for row in rows {
      cursor = row["id"]
      guard row["kind"] == CommentEvent.Kind.created.rawValue, row["author_id"] as String? == author,
        !ofOneAccount || row["account_id"] == account
      else { continue }
      events.append(EventID(rawValue: cursor))
      if events.count == limit { break }
    }
    isLast = rows.count < reach && (rows.last?["id"] ?? 0) == cursor
  }
}

extension ReviewDecision {
  /// So many comments that were set aside for a decision that did not begin; with the last of them it is gone. Answers
  /// whether it is.
  static func giveBack(_ id: ReviewDecisionID, limit: Int, _ db: Database) throws -> Bool {
    guard try BulkSelection.release(limit, of: id, db) < limit else { return false }
    try db.execute(
      sql: "DELETE FROM review_decisions WHERE id = ? AND state = \(State.selecting.rawValue)", arguments: [id.rawValue]
    )
    return true
  }

  /// Takes so many comments back, and says when all are. Before that, what the decision did not come to waits as it
  /// did: with each call as many as one transaction sets aside.
  func takeBack(limit: Int, at moment: Timestamp, _ db: Database, _ journal: JournalStatements) throws {
    let released = try BulkSelection.release(ReviewDeskRepository.bulkSlice, of: id, db)
    if released == ReviewDeskRepository.bulkSlice { return }
    let comments = try ReviewedComment.unsettled(of: self, limit: limit, db)
    for comment in comments {
      try comment.takeBack(byOther: undoneBy != reviewer, of: tenantID, at: moment, db, journal)
    }
    if comments.count < limit { try setState(.undone, db) }
  }

  fileprivate func carryOutInBulk(
    limit: Int, at moment: Timestamp, _ db: Database, _ journal: JournalStatements
  ) throws {
    let events = try Int64.fetchAll(
      db, sql: "SELECT event_id FROM review_queue WHERE bulk_id = ? ORDER BY event_id LIMIT ?",
      arguments: [id.rawValue, limit])
    for event in events {
      guard let comment = try StandingComment(EventID(rawValue: event), of: tenantID, db),
        let decision = try comment.decision(db)
      else {
        try db.execute(sql: "DELETE FROM review_queue WHERE event_id = ?", arguments: [event])
        continue
      }
      let place = try comment.place(at: moment, db)
      try comment.carryOut(self, against: decision, place: place, db, journal)
    }
    if events.count < limit { try finish(at: moment, db) }
  }

  /// Hides one of the author's other comments, if it can be seen or waits; what another reviewer has is left alone.
  fileprivate func carryOutOnAuthors(
    _ event: EventID, at moment: Timestamp, _ db: Database, _ journal: JournalStatements
  ) throws {
    guard let comment = try StandingComment(event, of: tenantID, db), let decision = try comment.decision(db),
      decision.basis != .ownComment
    else { return }
    let place = try comment.place(at: moment, db)
    if place?.refusal(to: reviewer) != nil { return }
    guard try place != nil || comment.standing(db) == .visible else { return }
    try comment.carryOut(self, against: decision, place: place, db, journal)
  }

  fileprivate func finish(at moment: Timestamp, _ db: Database) throws {
    try setState(.done, db)
    try db.audit(
      .reviewFinished, "\(id)", to: try Self.find(id, db)?.auditValues ?? [:], by: .gateway, of: tenantID, at: moment)
  }
}
