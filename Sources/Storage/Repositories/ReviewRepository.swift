internal import GRDB
public import Moderation

/// Reviews in SQLite.
public struct ReviewRepository: ReviewStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func review(_ id: EventID, verdict: Verdict, at moment: Timestamp, in scope: TenantScope) async throws -> Bool
  {
    defer { database.work.signal() }
    return try await database.write { db, journal in
      guard let comment = try StandingComment(id, of: scope.tenantID, db),
        let row = try Row.fetchOne(db, sql: "SELECT * FROM decisions WHERE event_id = ?", arguments: [id.rawValue])
      else { return false }
      let decision = try Decision(row: row)
      let earlier = try self.review(of: id, db)
      try naming(reference: "operator") {
        try db.execute(
          sql: """
            INSERT INTO reviews (event_id, verdict, reviewer_id, created_at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET verdict = excluded.verdict, reviewer_id = excluded.reviewer_id,
              created_at = excluded.created_at
            """,
          arguments: [id.rawValue, verdict.rawValue, scope.actor.operatorID?.rawValue, moment.milliseconds])
      }
      // Whatever a classifier would say, a person has decided.
      try db.execute(sql: "DELETE FROM pending_scores WHERE event_id = ?", arguments: [id.rawValue])
      try comment.countOverturned(decision, before: earlier?.verdict, now: verdict, db)
      _ = try comment.settle(PlannedAction(for: verdict, in: comment.dialect), at: moment, db, journal)
      try db.audit(
        .commentReviewed, "\(id)", detail: "\(decision.verdict.name) to \(verdict.name)",
        from: ["verdict": .string((earlier?.verdict ?? decision.verdict).name)],
        to: ["verdict": .string(verdict.name)], by: scope.actor, of: scope.tenantID, at: moment)
      return true
    }
  }

  public func review(of id: EventID, in scope: TenantScope) async throws -> Review? {
    try await database.read { db in
      let isOwn = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM events WHERE id = ? AND tenant_id = ?)",
        arguments: [id.rawValue, scope.tenantID.rawValue])
      return isOwn == true ? try review(of: id, db) : nil
    }
  }

  private func review(of id: EventID, _ db: Database) throws -> Review? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT verdict AS review_verdict, reviewer_id, created_at AS reviewed_at FROM reviews WHERE event_id = ?
        """, arguments: [id.rawValue]
    ).map { try Review(row: $0, eventID: id) }
  }
}

extension Review {
  init(row: Row, eventID: EventID) throws {
    self.init(
      eventID: eventID, verdict: try row.value("review_verdict"), reviewer: row.optionalID("reviewer_id"),
      createdAt: row.time("reviewed_at"))
  }
}

extension StandingComment {
  /// Counts against the deciding rule that a person sees the comment otherwise; a changed mind is counted once.
  fileprivate func countOverturned(_ decision: Decision, before: Verdict?, now: Verdict, _ db: Database) throws {
    guard let ruleID = decision.ruleID else { return }
    func isSeen(_ verdict: Verdict) -> Bool { PlannedAction(for: verdict, in: dialect) == nil }
    let wasOverturned = before.map { isSeen($0) != isSeen(decision.verdict) } ?? false
    let isOverturned = isSeen(now) != isSeen(decision.verdict)
    guard isOverturned != wasOverturned else { return }
    try db.execute(
      sql: RuleCounts.addRuleSQL,
      arguments: [
        event.tenantID, event.day, (decision.ruleLayer ?? .tenant).rawValue, ruleID, event.accountID, 0, 0, 0,
        isOverturned ? 1 : -1,
      ])
  }
}
