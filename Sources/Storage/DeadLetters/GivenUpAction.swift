internal import GRDB
internal import Moderation

/// One action that may have been given up, with what is needed to ask whether anything is left to be done about it.
struct GivenUpAction {
  var action: Action
  private let isBeingSent: Bool

  /// Nil where the tenant has no such action.
  init?(_ id: ActionID, of tenantID: TenantID, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT actions.id, actions.tenant_id, actions.account_id, actions.event_id, \(Action.ownColumns),
          events.comment_id, events.video_id, actions.sending_at
        FROM actions JOIN events ON events.id = actions.event_id
        WHERE actions.id = ? AND actions.tenant_id = ? AND \(DeadLetterQuery.isSeen)
        """, arguments: [id.rawValue, tenantID.rawValue])
    guard let row else { return nil }
    action = try Action(row: row)
    isBeingSent = row["sending_at"] != nil
  }

  /// What retrying it would come to.
  func outcome(maySendTwice: Bool, _ db: Database) throws -> RetryOutcome {
    guard action.isGivenUp, !isBeingSent else { return .notGivenUp }
    if let settled = try settled(db) { return .settled(settled) }
    return action.maySendTwice && !maySendTwice ? .maySendTwice : .retried
  }

  /// What was tried before is kept; the schedule begins anew behind it.
  func retry(as urgency: Action.Urgency, at moment: Timestamp, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE actions SET state = \(Action.State.requested.rawValue), urgency = ?1, next_attempt_at = ?2,
          asked_at = ?2, attempts_before = attempts, drifts = 0, failure = NULL, check_at = NULL, updated_at = ?2
        WHERE id = ?3
        """,
      arguments: [urgency.rawValue, moment.milliseconds, action.id.rawValue])
  }

  /// Nothing is left to be done about it.
  func withdraw(at moment: Timestamp, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE actions SET state = \(Action.State.withdrawn.rawValue), updated_at = ? WHERE id = ?",
      arguments: [moment.milliseconds, action.id.rawValue])
  }

  private func settled(_ db: Database) throws -> RetryOutcome.Settled? {
    guard let comment = try StandingComment(action.eventID, of: action.tenantID, db) else { return .gone }
    // What was given up counts for nothing here, so this is how the comment stands without it.
    let standing = try comment.standing(db)
    switch (action.carriedOutAs, standing) {
    case (_, .deleted): return .gone
    // Without the text there is nothing to send: it was erased.
    case (.reply, _): return action.text == nil ? .unwanted : nil
    case (.hide, .visible), (.delete, .visible): return try comment.wanted(db) == nil ? .unwanted : nil
    case (.hide, _), (.delete, _): return .done
    case (.unhide, .hidden): return try comment.wanted(db) == nil ? nil : .unwanted
    case (.unhide, .visible): return .done
    case (.unhide, .hideQueued): return .unwanted
    }
  }
}
