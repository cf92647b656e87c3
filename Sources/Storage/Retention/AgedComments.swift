internal import GRDB
internal import Moderation

/// A tenant's comments that are too old, with all that hangs on them. Left alone are those with an action yet to be
/// carried out, and, for a while, those that wait for a person.
struct AgedComments {
  let tenant: TenantID
  let horizon: Timestamp
  /// Of those that wait for a person; not after `horizon`.
  let reviewHorizon: Timestamp

  /// The recording and TikTok's own time both have to be before the horizon: what was recorded while the clock was
  /// wrong is not old because of that.
  func due(after id: Int64, limit: Int, _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id FROM events
          WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 AND occurred_at < ?4 AND \(Self.isSettled)
            AND (id < ?5 OR NOT \(Self.waitsForPerson))
          ORDER BY id LIMIT ?6
          """),
      arguments: [
        tenant.rawValue, id, EventIDGenerator.firstID(at: horizon), horizon.milliseconds,
        EventIDGenerator.firstID(at: reviewHorizon), limit,
      ])
  }

  /// Keeps that comments from before the horizon are not missing: whoever finds one at TikTok must not take it for new.
  func noteDeletion(_ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO deleted_comments (tenant_id, written_before) SELECT id, ?2 FROM tenants WHERE id = ?1
        ON CONFLICT DO UPDATE SET written_before = max(written_before, excluded.written_before)
        """
    ).execute(arguments: [tenant.rawValue, horizon.milliseconds])
  }

  static let isSettled = """
    NOT EXISTS (SELECT 1 FROM actions WHERE event_id = events.id AND state = \(Action.State.requested.rawValue))
    """

  private static let waitsForPerson = """
    (EXISTS (SELECT 1 FROM decisions
        WHERE event_id = events.id AND verdict IN (\(Verdict.review.rawValue), \(Verdict.hold.rawValue)))
      AND NOT EXISTS (SELECT 1 FROM reviews WHERE event_id = events.id))
    """

  /// For the tenants that have any events from before their horizons.
  static func tasks(under policy: RetentionPolicy, at moment: Timestamp, _ db: Database) throws -> [RetentionTask] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT tenants.id, coalesce(comment_days, ?1) AS days FROM tenants
        LEFT JOIN retention_policies ON retention_policies.tenant_id = tenants.id
        WHERE deleted_at IS NULL AND EXISTS (SELECT 1 FROM events WHERE events.tenant_id = tenants.id
          AND events.id < max(0, ?2 - coalesce(comment_days, ?1) * 86400000) << \(EventIDGenerator.bitsBelowTime))
        """,
      arguments: [policy.commentDays, moment.milliseconds]
    ).map { row in
      let days: Int64 = row["days"]
      return .comments(
        of: row.id("id"), before: RetentionPolicy.horizon(days, before: moment),
        waitingBefore: RetentionPolicy.horizon(max(days, RetentionPolicy.leastReviewDays), before: moment))
    }
  }
}
