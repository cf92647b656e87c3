internal import GRDB
internal import Moderation

/// Stores journal entries: the hottest code there is here.
final class JournalStatements {
  private let insertEvent: RawStatement
  private let insertParked: RawStatement
  private let disconnect: RawStatement
  private let addTotals: RawStatement
  private let accounts: JournalAccounts
  /// For actions, too, that are asked for between entries.
  let ids: FreshIDs
  private let decisions: DecisionWriter
  private let replyEchoes: ReplyEchoes
  private let echoes: EchoConfirmations
  /// For whatever learns outside the journal that a comment was hidden.
  let timeToHidden: TimeToHiddenHours
  private let found: FoundComments
  private let days: CoverageDays
  private let db: Database
  private var totals = HourlyTotals()
  private var decided = VerdictCounts()
  private var now = Timestamp(milliseconds: 0)
  private var hasDisconnected = false

  init(_ db: Database) throws {
    insertEvent = try RawStatement(
      db,
      """
      INSERT INTO events (id, tenant_id, account_id, kind, comment_id, video_id, parent_comment_id, author_id, username,
        text, occurred_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      ON CONFLICT (comment_id, account_id, kind, occurred_at) DO NOTHING
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
    self.db = db
    ids = try FreshIDs(db)
    accounts = try JournalAccounts(db)
    replyEchoes = try ReplyEchoes(db)
    timeToHidden = try TimeToHiddenHours(db)
    echoes = try EchoConfirmations(db, timeToHidden: timeToHidden)
    days = try CoverageDays(db)
    found = try FoundComments(db, days: days)
    decisions = try DecisionWriter(db, ids: ids, accounts: accounts, replyEchoes: replyEchoes)
  }

  /// Starts a batch; everything in it carries this moment.
  func begin(at moment: Timestamp) {
    now = moment
    ids.begin(at: moment)
  }

  /// Throws `DatabaseError`, and `StorageError.reference` for an account the tenant does not have, such as one deleted
  /// while its delivery was on its way; the caller's transaction or savepoint then undoes what was done of the entry.
  func write(_ entry: JournalEntry) throws -> JournalOutcome {
    let tenantID = entry.tenantID?.rawValue
    let accountID = entry.accountID?.rawValue
    let author = try accountID.flatMap { try accounts.require($0, of: tenantID) }
    switch (entry.content, tenantID, accountID) {
    case (.parked(let reason, let body), _, _):
      return try park(entry, reason: reason, body: body)
    case (.comment(let comment, let decision, let action), let tenantID?, let accountID?):
      return try write(comment, decision, action, tenantID, accountID, writingAs: author, of: entry)
    case (.authorizationRemoved(let reason), _, let accountID?):
      return try disconnect(accountID, of: entry.tenantID, reason: reason)
    case (.comment, _, _), (.authorizationRemoved, _, nil):
      throw StorageError.reference(what: "account")
    }
  }

  /// As `DecisionWriter.replace` says, and everything it counted is written when it returns.
  func replace(
    _ earlier: Decision, with decision: Decision, action: PlannedAction?, of event: DecidedEvent, asReplay: Bool = false
  ) throws -> (decision: Decision, action: PlannedAction?) {
    let replaced = try decisions.replace(
      earlier, with: decision, action: action, of: event, asReplay: asReplay, at: now)
    try decisions.flush()
    return replaced
  }

  /// Writes the counters: at the end of the batch, and before anything that is not an entry has its turn in the
  /// transaction.
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
    try decisions.flush()
  }

  /// What is not an entry had its turn: it may have set a rule free, or deleted what counts are kept of.
  func noticeChange() {
    decisions.forgetFuses()
    accounts.noticeTurn()
  }

  /// Drops what was counted for a transaction that failed.
  func discard() {
    totals.removeAll()
    decided.removeAll()
    decisions.discard()
    echoes.discard()
    timeToHidden.discard()
    accounts.forget()
  }

  /// The decisions that the batch added; asked once, after its commit.
  func takeDecided() -> VerdictCounts {
    defer { decided.removeAll() }
    return decided
  }

  /// The actions that events confirmed in the batch, and how long each comment took that it learned to be hidden; asked
  /// once, after its commit.
  func takeConfirmed() -> (byEcho: Int, hidden: [Duration]) { (echoes.takeCount(), timeToHidden.takeHidden()) }

  /// Whether the batch added actions; asked once, after its commit.
  func takeActionsAdded() -> Bool { decisions.takeActionsAdded() }

  /// Whether the batch added comments that wait for a classifier; asked once, after its commit.
  func takeScoresAdded() -> Bool { decisions.takeScoresAdded() }

  /// Whether the batch added comments that wait for their text; asked once, after its commit.
  func takeTextsAdded() -> Bool { decisions.takeTextsAdded() }

  /// Whether the batch disconnected accounts; asked once, after its commit.
  func takeDisconnected() -> Bool {
    defer { hasDisconnected = false }
    return hasDisconnected
  }

  private func write(
    _ comment: CommentEvent, _ decision: Decision?, _ action: PlannedAction?, _ tenantID: Int64, _ accountID: Int64,
    writingAs author: String?, of entry: JournalEntry
  ) throws -> JournalOutcome {
    if try found.isRepetition(comment, of: accountID, from: entry.origin, at: now) { return .duplicate }
    guard let eventID = try insert(comment, tenantID, accountID) else { return .duplicate }
    if entry.origin == .sweep { try found.keep(comment, as: eventID, of: accountID) }
    if comment.kind == .created {
      try days.place(comment, as: eventID, of: accountID)
    } else {
      let lead = entry.signedAt.map { entry.receivedAt - $0 } ?? .zero
      try echoes.confirm(shownBy: comment, of: accountID, lead: lead, at: now)
    }
    if comment.kind == .deleted { try decisions.forget(comment, of: accountID) }
    var (decision, action) = (decision, action)
    // The account's own comments are never moderated, and a reply that answered itself would find no end. Whoever
    // decided may not have heard yet by what name the account writes.
    let isOwn = decision != nil && author != nil && comment.authorID == author
    if try replyEchoes.confirm(by: comment, of: accountID, at: now) || isOwn {
      (decision, action) = (Decision(verdict: .allow, basis: .ownComment), nil)
    }
    var verdict: Int64 = -1
    // Last, because it counts: what fails after a count would have to be taken off it.
    if let decision {
      let event = DecidedEvent(id: eventID, tenantID: tenantID, accountID: accountID, comment: comment)
      let outcome = try decisions.write(
        decision, action: action, urgency: Action.Urgency(of: entry.origin), of: event, at: now
      ).verdict
      decided.add(outcome)
      verdict = Int64(outcome.rawValue)
    }
    totals.add(
      HourlyTotals.Key(
        tenantID: tenantID, accountID: accountID,
        hour: EventIDGenerator.moment(of: eventID).startOfHour.milliseconds, kind: Int64(comment.kind.rawValue),
        verdict: verdict),
      occurredAt: comment.occurredAt.milliseconds)
    return .stored
  }

  private func disconnect(_ accountID: Int64, of tenant: TenantID?, reason: String) throws -> JournalOutcome {
    disconnect.bind(1, now.milliseconds)
    disconnect.bind(2, reason)
    disconnect.bind(3, accountID)
    guard try disconnect.run() == 1 else { return .duplicate }
    try db.audit(
      .accountDisconnected, "\(AccountID(rawValue: accountID))", from: Account.Connection.connected.auditValues,
      to: Account.Connection.disconnected(since: now, reason: reason).auditValues, by: .gateway, of: tenant, at: now)
    hasDisconnected = true
    return .stored
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
    return try ids.insert { id in
      insertEvent.bind(1, id)
      return try insertEvent.run() == 1 ? id : nil
    }
  }

  private func park(_ entry: JournalEntry, reason: String, body: [UInt8]) throws -> JournalOutcome {
    insertParked.bind(2, entry.tenantID?.rawValue)
    insertParked.bind(3, entry.accountID?.rawValue)
    insertParked.bind(4, reason)
    insertParked.bind(5, body)
    insertParked.bind(6, entry.receivedAt.milliseconds)
    return try ids.insert { id in
      insertParked.bind(1, id)
      return try insertParked.run() == 1 ? .stored : .duplicate
    }
  }
}

extension Action.Urgency {
  /// What no delivery brought just now was seen for long already, and there may be very much of it.
  fileprivate init(of origin: JournalEntry.Origin) {
    self =
      switch origin {
      case .delivery: .prompt
      case .sweep, .retry: .background
      }
  }
}
