internal import GRDB
internal import Moderation

/// Puts actions into the outbox.
final class ActionWriter {
  private let insert: RawStatement
  private let findEarlier: RawStatement
  private let db: Database
  private let ids: FreshIDs
  private let accounts: JournalAccounts
  private(set) var hasAdded = false

  init(_ db: Database, ids: FreshIDs, accounts: JournalAccounts) throws {
    self.db = db
    self.ids = ids
    self.accounts = accounts
    // The comment's other creations are beside the one that was just stored, and there are none as a rule.
    findEarlier = try RawStatement(
      db,
      """
      SELECT 1 FROM events
      WHERE comment_id = ?1 AND account_id = ?2 AND kind = \(CommentEvent.Kind.created.rawValue) AND id <> ?3
        AND (EXISTS (SELECT 1 FROM actions
            WHERE actions.event_id = events.id AND carried_out_as <> \(Action.Kind.reply.rawValue))
          OR EXISTS (SELECT 1 FROM reviews WHERE reviews.event_id = events.id))
      LIMIT 1
      """)
    insert = try RawStatement(
      db,
      """
      INSERT INTO actions (id, tenant_id, account_id, event_id, requested, carried_out_as, reply_text, state,
        next_attempt_at, updated_at, asked_at, urgency)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, \(Action.State.requested.rawValue), ?8, ?8, ?9, ?10)
      """)
  }

  /// Answers once whether there were any since the last time.
  func takeHasAdded() -> Bool {
    defer { hasAdded = false }
    return hasAdded
  }

  func discard() { hasAdded = false }

  /// What the decision on a new event asks for. It bears its event's id, so that the two are found together without an
  /// index; but where TikTok told of the comment before, and something was asked for then, it follows that. A person's
  /// word about it stays.
  func add(_ action: PlannedAction, of event: DecidedEvent, urgency: Action.Urgency, at moment: Timestamp) throws {
    if try isFollowing(event) {
      let comment = StandingComment(event, in: try accounts.dialect(of: event.accountID))
      guard try comment.reviewedVerdict(db) == nil else { return }
      _ = try comment.settle(action, urgency: urgency, at: moment, db, ids)
    } else {
      bind(action, text: nil, event, urgency, moment)
      insert.bind(1, event.id)
      _ = try insert.run()
    }
    hasAdded = true
  }

  /// A reply, under an id of its own, which is the answer.
  func addReply(_ text: String, to event: DecidedEvent, at moment: Timestamp) throws -> Int64 {
    bind(PlannedAction(requested: .reply, carriedOutAs: .reply), text: text, event, .prompt, moment)
    let id = try ids.insert { id in
      insert.bind(1, id)
      _ = try insert.run()
      return id
    }
    hasAdded = true
    return id
  }

  /// Whether an earlier creation of the comment had an action, replies apart, or was reviewed.
  private func isFollowing(_ event: DecidedEvent) throws -> Bool {
    findEarlier.bind(1, event.comment.commentID)
    findEarlier.bind(2, event.accountID)
    findEarlier.bind(3, event.id)
    return try findEarlier.hasRow()
  }

  private func bind(
    _ action: PlannedAction, text: String?, _ event: DecidedEvent, _ urgency: Action.Urgency, _ moment: Timestamp
  ) {
    insert.bind(2, event.tenantID)
    insert.bind(3, event.accountID)
    insert.bind(4, event.id)
    insert.bind(5, Int64(action.requested.rawValue))
    insert.bind(6, Int64(action.carriedOutAs.rawValue))
    insert.bind(7, text)
    insert.bind(8, moment.milliseconds)
    insert.bind(9, ActionAsked.column(at: moment, id: event.id))
    insert.bind(10, Int64(urgency.rawValue))
  }
}
