internal import GRDB
internal import Moderation

/// Stores journal entries: the hottest code there is here.
final class JournalStatements {
  private let findAccount: RawStatement
  private let insertEvent: RawStatement
  private let insertDecision: RawStatement
  private let insertAction: RawStatement
  private let confirmActions: RawStatement
  private let insertParked: RawStatement
  private let disconnect: RawStatement
  private let addTotals: RawStatement

  /// An account and the tenant that an entry says it belongs to.
  private struct Owner: Hashable {
    var accountID: Int64
    var tenantID: Int64
  }

  /// Those found to exist since the last flush, so that a batch looks each up once.
  private var knownOwners: Set<Owner> = []
  private var ids: EventIDGenerator
  private var totals = HourlyTotals()
  private var now = Timestamp(milliseconds: 0)
  private var actionsAdded = false

  init(_ db: Database) throws {
    findAccount = try RawStatement(db, "SELECT 1 FROM accounts WHERE id = ?1 AND tenant_id = ?2")
    insertEvent = try RawStatement(
      db,
      """
      INSERT INTO events (id, tenant_id, account_id, kind, comment_id, video_id, parent_comment_id, author_id, username,
        text, occurred_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      ON CONFLICT (comment_id, account_id, kind, occurred_at) DO NOTHING
      """)
    insertDecision = try RawStatement(
      db,
      """
      INSERT INTO decisions (event_id, verdict, basis, rule_id, rule_set_version, explanation)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """)
    insertAction = try RawStatement(
      db,
      """
      INSERT INTO actions (id, tenant_id, account_id, event_id, requested, carried_out_as, state, next_attempt_at,
        updated_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, \(Action.State.requested.rawValue), ?7, ?7)
      """)
    // ?4 and ?5: what the event shows to be done. A deleted comment is hidden as well.
    confirmActions = try RawStatement(
      db,
      """
      UPDATE actions SET state = \(Action.State.confirmed.rawValue), updated_at = ?1
      WHERE event_id IN (SELECT id FROM events WHERE comment_id = ?2 AND account_id = ?3
          AND kind = \(CommentEvent.Kind.created.rawValue))
        AND carried_out_as IN (?4, ?5) AND state <> \(Action.State.confirmed.rawValue)
      """)
    insertParked = try RawStatement(
      db,
      """
      INSERT INTO parked (id, tenant_id, account_id, reason, body, received_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (coalesce(tenant_id, 0), coalesce(account_id, 0), body) DO NOTHING
      """)
    disconnect = try RawStatement(
      db,
      """
      UPDATE accounts SET disconnected_at = ?1, disconnected_reason = ?2, updated_at = ?1
      WHERE id = ?3 AND disconnected_at IS NULL
      """)
    addTotals = try RawStatement(
      db,
      """
      INSERT INTO hourly_totals (tenant_id, account_id, hour_at, kind, verdict, events, first_at, last_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT DO UPDATE SET events = events + excluded.events, first_at = min(first_at, excluded.first_at),
        last_at = max(last_at, excluded.last_at)
      """)
    ids = EventIDGenerator(
      after: try Int64.fetchOne(
        db, sql: "SELECT max(coalesce((SELECT max(id) FROM events), 0), coalesce((SELECT max(id) FROM parked), 0))")
        ?? 0)
  }

  /// Starts a batch; everything in it carries this moment.
  func begin(at moment: Timestamp) {
    now = moment
    totals.removeAll()
    knownOwners.removeAll(keepingCapacity: true)
    actionsAdded = false
    ids.begin(at: moment)
  }

  /// Throws `DatabaseError`, and `StorageError.reference` for an account the tenant does not have, such as one deleted
  /// while its delivery was on its way; the caller's transaction or savepoint then undoes what was done of the entry.
  func write(_ entry: JournalEntry) throws -> JournalOutcome {
    let tenantID = entry.tenantID?.rawValue
    let accountID = entry.accountID?.rawValue
    if let accountID { try require(Owner(accountID: accountID, tenantID: tenantID ?? 0)) }
    switch (entry.content, tenantID, accountID) {
    case (.parked(let reason, let body), _, _):
      return try park(entry, reason: reason, body: body)
    case (.comment(let comment, let decision, let action), let tenantID?, let accountID?):
      return try write(comment, decision, action, tenantID, accountID)
    case (.authorizationRemoved(let reason), _, let accountID?):
      return try disconnect(accountID, reason: reason)
    case (.comment, _, _), (.authorizationRemoved, _, nil):
      throw StorageError.reference(what: "account")
    }
  }

  /// Writes the counters and forgets what is known of accounts: at the end of the batch, and before anything that is
  /// not an entry has its turn in the transaction.
  func flush() throws {
    for (key, count) in totals.counts {
      addTotals.bind(1, key.tenantID)
      addTotals.bind(2, key.accountID)
      addTotals.bind(3, key.hour)
      addTotals.bind(4, key.kind)
      addTotals.bind(5, key.verdict)
      addTotals.bind(6, count.events)
      addTotals.bind(7, count.first)
      addTotals.bind(8, count.last)
      _ = try addTotals.run()
    }
    totals.removeAll()
    knownOwners.removeAll(keepingCapacity: true)
  }

  /// Whether the batch added actions; asked once, after its commit.
  func takeActionsAdded() -> Bool {
    defer { actionsAdded = false }
    return actionsAdded
  }

  private func write(
    _ comment: CommentEvent, _ decision: Decision?, _ action: PlannedAction?, _ tenantID: Int64, _ accountID: Int64
  ) throws -> JournalOutcome {
    guard let eventID = try insert(comment, tenantID, accountID) else { return .duplicate }
    if let decision { try insert(decision, eventID) }
    if let action { try insert(action, eventID, tenantID, accountID) }
    if comment.kind != .created { try confirmActions(shownBy: comment, accountID) }
    totals.add(
      HourlyTotals.Key(
        tenantID: tenantID, accountID: accountID,
        hour: EventIDGenerator.moment(of: eventID).startOfHour.milliseconds, kind: Int64(comment.kind.rawValue),
        verdict: decision.map { Int64($0.verdict.rawValue) } ?? -1),
      occurredAt: comment.occurredAt.milliseconds)
    return .stored
  }

  private func require(_ owner: Owner) throws {
    guard !knownOwners.contains(owner) else { return }
    findAccount.bind(1, owner.accountID)
    findAccount.bind(2, owner.tenantID)
    guard try findAccount.hasRow() else { throw StorageError.reference(what: "account") }
    knownOwners.insert(owner)
  }

  private func disconnect(_ accountID: Int64, reason: String) throws -> JournalOutcome {
    disconnect.bind(1, now.milliseconds)
    disconnect.bind(2, reason)
    disconnect.bind(3, accountID)
    return try disconnect.run() == 1 ? .stored : .duplicate
  }

  /// Runs `insert` with the next id, and with the one after that while it is taken: only after the clock was set back
  /// can it have been given out before.
  private func withFreshID<T>(_ insert: (Int64) throws -> T) throws -> T {
    while true {
      do {
        return try insert(ids.next())
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {}
    }
  }

  /// The new event's id; nil when the delivery is a repetition.
  private func insert(_ comment: CommentEvent, _ tenantID: Int64, _ accountID: Int64) throws -> Int64? {
    insertEvent.bind(2, tenantID)
    insertEvent.bind(3, accountID)
    insertEvent.bind(4, Int64(comment.kind.rawValue))
    insertEvent.bind(5, comment.commentID)
    insertEvent.bind(6, comment.videoID)
    insertEvent.bind(7, comment.parentCommentID)
    insertEvent.bind(8, comment.authorID)
    insertEvent.bind(9, comment.username)
    insertEvent.bind(10, comment.text)
    insertEvent.bind(11, comment.occurredAt.milliseconds)
    return try withFreshID { id in
      insertEvent.bind(1, id)
      return try insertEvent.run() == 1 ? id : nil
    }
  }

  private func insert(_ decision: Decision, _ eventID: Int64) throws {
    insertDecision.bind(1, eventID)
    insertDecision.bind(2, Int64(decision.verdict.rawValue))
    insertDecision.bind(3, Int64(decision.basis.rawValue))
    insertDecision.bind(4, decision.ruleID)
    insertDecision.bind(5, decision.ruleSetVersion)
    insertDecision.bind(6, Explanation(decision)?.json)
    _ = try insertDecision.run()
  }

  private func insert(_ action: PlannedAction, _ eventID: Int64, _ tenantID: Int64, _ accountID: Int64) throws {
    // One event asks for one action, so its id serves for both and one more generator is saved.
    insertAction.bind(1, eventID)
    insertAction.bind(2, tenantID)
    insertAction.bind(3, accountID)
    insertAction.bind(4, eventID)
    insertAction.bind(5, Int64(action.requested.rawValue))
    insertAction.bind(6, Int64(action.carriedOutAs.rawValue))
    insertAction.bind(7, now.milliseconds)
    _ = try insertAction.run()
    actionsAdded = true
  }

  private func confirmActions(shownBy comment: CommentEvent, _ accountID: Int64) throws {
    let done: (Action.Kind, Action.Kind)
    switch comment.kind {
    case .created, .restrictedToFriends: return
    case .deleted: done = (.delete, .hide)
    case .hidden: done = (.hide, .hide)
    case .madePublic: done = (.unhide, .unhide)
    }
    confirmActions.bind(1, now.milliseconds)
    confirmActions.bind(2, comment.commentID)
    confirmActions.bind(3, accountID)
    confirmActions.bind(4, Int64(done.0.rawValue))
    confirmActions.bind(5, Int64(done.1.rawValue))
    _ = try confirmActions.run()
  }

  private func park(_ entry: JournalEntry, reason: String, body: [UInt8]) throws -> JournalOutcome {
    insertParked.bind(2, entry.tenantID?.rawValue)
    insertParked.bind(3, entry.accountID?.rawValue)
    insertParked.bind(4, reason)
    insertParked.bind(5, body)
    insertParked.bind(6, entry.receivedAt.milliseconds)
    return try withFreshID { id in
      insertParked.bind(1, id)
      return try insertParked.run() == 1 ? .stored : .duplicate
    }
  }
}
