internal import GRDB
internal import Moderation

/// Puts actions into the outbox.
final class ActionWriter {
  private let insert: RawStatement
  private let ids: FreshIDs
  private(set) var hasAdded = false

  init(_ db: Database, ids: FreshIDs) throws {
    self.ids = ids
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

  /// What a decision asks for. It bears its event's id, so that the two are found together without an index.
  func add(_ action: PlannedAction, of event: DecidedEvent, urgency: Action.Urgency, at moment: Timestamp) throws {
    bind(action, text: nil, event, urgency, moment)
    insert.bind(1, event.id)
    _ = try insert.run()
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
