internal import GRDB
internal import Moderation

/// An action whose comment was looked at, and that still waits for what is found.
struct LookedAtAction {
  /// How long to wait for what follows it.
  private static let patience = Duration.seconds(300)

  private let item: ConfirmationBatch.Item
  private let tenantID: TenantID
  private let accountID: AccountID
  private let eventID: EventID
  private let state: Action.State
  private let turn: Int64
  private let moment: Timestamp

  /// Nil where the action was settled otherwise, tried again, or deleted with its account since it was read.
  init?(_ item: ConfirmationBatch.Item, of batch: ConfirmationBatch, at moment: Timestamp, _ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT event_id, state, turn FROM actions WHERE id = ? AND attempts = ? AND check_at IS NOT NULL
            AND \(DeletedAccounts.isThere(for: "actions"))
          """),
      arguments: [item.actionID.rawValue, item.attempts])
    guard let row else { return nil }
    self.item = item
    tenantID = batch.tenantID
    accountID = batch.accountID
    eventID = row.id("event_id")
    state = try row.value("state")
    turn = row["turn"]
    self.moment = moment
  }

  func settle(_ finding: ConfirmationFinding, _ db: Database, _ journal: JournalStatements) throws
    -> ConfirmationResult
  {
    switch finding {
    case .later(let next):
      try set("check_at = ?", [next.milliseconds], db)
      return .postponed
    case .absent(let next):
      // Not from before the clock was set back.
      try set(
        "check_at = ?, absent_since = min(coalesce(absent_since, ?2), ?2)", [next.milliseconds, moment.milliseconds],
        db)
      return .postponed
    case .done, .drifted, .unseen: break
    }
    guard try !isFollowed(by: [.accepted, .confirmed], db) else {
      // What the comment shows is the later action's doing.
      return try giveUp("another action on the comment followed before anything had shown this one done", db, journal)
    }
    switch finding {
    case .later, .absent: return .postponed
    case .unseen(let reason): return try giveUp(reason, db, journal)
    // What follows may be under way, and may be withdrawn or given up: then this counts once more.
    case _ where try isFollowed(by: [.requested], db):
      try set("check_at = ?", [(moment + Self.patience).milliseconds], db)
      return .postponed
    case .done where state == .withdrawn: return try reverse(db, journal)
    case .done:
      try confirm(db, journal)
      return .confirmed
    case .drifted where state != .accepted: return try stopLooking(db)
    case .drifted(let next, let error):
      if let reason = try changedByHand(db) { return try giveUp(reason, db, journal) }
      guard try isWanted(db) else { return try withdraw(db) }
      return try drift(retryAt: next, error: error, db, journal)
    }
  }

  /// Whether the outbox has something to do for the comment now.
  func isToBeTried(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM actions WHERE event_id = ? AND state = \(Action.State.requested.rawValue))"),
      arguments: [eventID.rawValue]) ?? false
  }

  private func confirm(_ db: Database, _ journal: JournalStatements) throws {
    try set(
      """
      state = \(Action.State.confirmed.rawValue), confirmed_at = ?, confirmed_by = \(Action.Proof.read.rawValue),
        check_at = NULL, last_error = NULL
      """,
      [moment.milliseconds], db)
    if let removal = try MeasuredRemoval(item.actionID, db) { try journal.timeToHidden.confirmed(removal, at: moment) }
  }

  /// The accepted attempt turned out to have done nothing.
  private func drift(
    retryAt next: Timestamp?, error: String, _ db: Database, _ journal: JournalStatements
  ) throws -> ConfirmationResult {
    // Where TikTok keeps a comment hidden for reasons of its own, trying again cannot help.
    let end: Action.State = item.kind == .unhide ? .failed : .dead
    let state = next == nil ? end : .requested
    try set(
      """
      state = \(state.rawValue), drifts = drifts + 1, check_at = NULL, absent_since = NULL, last_error = ?, failure = ?,
        next_attempt_at = coalesce(?, next_attempt_at)
      """,
      [error, next == nil ? Action.Failure.drifted.rawValue : nil, next?.milliseconds], db)
    try db.execute(
      sql: "UPDATE attempts SET outcome = ?, error = ? WHERE action_id = ? AND number = ?",
      arguments: [Action.Attempt.Outcome.drifted.rawValue, error, item.actionID.rawValue, item.attempts])
    if let removal = try MeasuredRemoval(item.actionID, db) { try journal.timeToHidden.count(.drifts, removal) }
    guard next == nil else { return .drifted }
    try alert(db)
    return .givenUp
  }

  private func giveUp(_ reason: String, _ db: Database, _ journal: JournalStatements) throws -> ConfirmationResult {
    guard state == .accepted else { return try stopLooking(db) }
    let isNew = try db.change(
      "UPDATE actions SET unseen_at = ? WHERE id = ? AND unseen_at IS NULL",
      [moment.milliseconds, item.actionID.rawValue])
    try set("check_at = NULL, last_error = ?", [reason], db)
    if isNew, let removal = try MeasuredRemoval(item.actionID, db) { try journal.timeToHidden.count(.unseen, removal) }
    return .unseen
  }

  /// It was withdrawn or given up, and nothing tells that it was done all the same.
  private func stopLooking(_ db: Database) throws -> ConfirmationResult {
    try set("check_at = NULL", [], db)
    return .overtaken
  }

  /// The opposite is wanted by now, and so the comment stands as it is wanted.
  private func withdraw(_ db: Database) throws -> ConfirmationResult {
    try set("state = \(Action.State.withdrawn.rawValue), check_at = NULL", [], db)
    return .overtaken
  }

  /// What was withdrawn while its call was under way was done all the same.
  private func reverse(_ db: Database, _ journal: JournalStatements) throws -> ConfirmationResult {
    let comment = try StandingComment(eventID, of: tenantID, db)
    let wanted = try comment?.wanted(db)
    try confirm(db, journal)
    _ = try comment?.settle(wanted, at: moment, db, journal.ids)
    return .confirmed
  }

  /// Whether this is what is wanted of the comment now. What reversed it may have been given up.
  private func isWanted(_ db: Database) throws -> Bool {
    guard let comment = try StandingComment(eventID, of: tenantID, db) else { return false }
    return (try comment.wanted(db) == nil) == (item.kind == .unhide)
  }

  private func isFollowed(by states: [Action.State], _ db: Database) throws -> Bool {
    let list = states.map { "\($0.rawValue)" }.joined(separator: ", ")
    return try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM actions WHERE \(StandingComment.isOnComment) AND (turn, id) > (?, ?)
            AND carried_out_as <> \(Action.Kind.reply.rawValue) AND state IN (\(list)))
          """),
      arguments: [item.commentID, accountID.rawValue, turn, item.actionID.rawValue]) ?? false
  }

  /// Says so where an event tells that somebody did the opposite after TikTok had accepted this.
  private func changedByHand(_ db: Database) throws -> String? {
    let opposite: (kind: CommentEvent.Kind, words: String)? =
      switch item.kind {
      case .hide: (.madePublic, "showed the comment again")
      case .unhide: (.hidden, "hid the comment again")
      case .delete, .reply: nil
      }
    guard let opposite else { return nil }
    let latest = try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT max(occurred_at) FROM events WHERE comment_id = ? AND account_id = ? AND kind = ?"),
      arguments: [item.commentID, accountID.rawValue, opposite.kind.rawValue])
    guard let latest, latest > item.since.milliseconds else { return nil }
    return "somebody \(opposite.words) at \(Timestamp(milliseconds: latest)); it is left so"
  }

  private func alert(_ db: Database) throws {
    let name =
      try String.fetchOne(db, sql: "SELECT name FROM accounts WHERE id = ?", arguments: [accountID.rawValue]) ?? ""
    try db.raise(
      Alert(
        tenantID: tenantID, kind: .actionDrifting, subject: "\(accountID)",
        message: """
          TikTok accepted again and again to \(item.kind.name) a comment of the account \(name) and did not do it. \
          Look at the comment in the app, and at what was tried: gatehouse actions show \(item.actionID) --tenant \
          \(tenantID)
          """,
        raisedAt: moment))
  }

  private func set(_ columns: String, _ values: StatementArguments, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE actions SET \(columns), updated_at = ? WHERE id = ?",
      arguments: values + [moment.milliseconds, item.actionID.rawValue])
  }
}
