internal import GRDB
internal import Moderation

/// Keeps decisions with all that follows from them: labels, actions, replies, notices, counts.
final class DecisionWriter {
  private let insertDecision: RawStatement
  private let deleteDecision: RawStatement
  private let insertLabel: RawStatement
  private let deleteLabels: RawStatement
  private let insertPending: RawStatement
  private let missingTexts: MissingTexts
  private let accounts: JournalAccounts
  private let actions: ActionWriter
  private let replies: ReplyWriter
  private let notices: NoticeWriter
  private let counts: RuleCounts
  private let fuses: FuseBook
  private let queue: ReviewQueueWriter
  private var scoresAdded = false

  init(_ db: Database, ids: FreshIDs, accounts: JournalAccounts, replyEchoes: ReplyEchoes) throws {
    self.accounts = accounts
    actions = try ActionWriter(db, ids: ids, accounts: accounts)
    replies = try ReplyWriter(db, actions: actions, echoes: replyEchoes)
    notices = try NoticeWriter(db)
    missingTexts = try MissingTexts(db, accounts: accounts)
    counts = try RuleCounts(db)
    fuses = try FuseBook(db)
    queue = try ReviewQueueWriter(db)
    insertDecision = try RawStatement(
      db,
      """
      INSERT INTO decisions (event_id, verdict, basis, rule_id, rule_set_version, explanation,
        gateway_version, account_version, rule_layer)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """)
    deleteDecision = try RawStatement(db, "DELETE FROM decisions WHERE event_id = ?1")
    insertLabel = try RawStatement(
      db, "INSERT INTO event_labels (tenant_id, label, event_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
    deleteLabels = try RawStatement(db, "DELETE FROM event_labels WHERE event_id = ?1")
    insertPending = try RawStatement(
      db,
      """
      INSERT INTO pending_scores (event_id, categories, next_attempt_at) VALUES (?1, ?2, ?3)
      ON CONFLICT DO UPDATE SET categories = excluded.categories
      """)
  }

  /// Keeps the decision on a new event and answers what it came to: a rule past its fuse decides no more. Nothing is
  /// counted unless everything could be written.
  func write(
    _ decision: Decision, action: PlannedAction?, urgency: Action.Urgency, of event: DecidedEvent, at moment: Timestamp
  ) throws -> Decision {
    let judgement = try judge(decision, action: action, of: event, at: moment)
    let decided = judgement.decision
    let planned = try plannedAction(of: decided, given: action, for: decision, event)
    try insert(decided, of: event)
    if let planned { try actions.add(planned, of: event, urgency: urgency, at: moment) }
    if decided.verdict.asksForPerson { try queue.add(event, at: moment) }
    try addEffects(of: decided, judgement, telling: decided.notifies, event, moment)
    if !decided.awaitsScores.isEmpty { try insertPending(decided.awaitsScores, event, moment) }
    if event.comment.text == nil { try missingTexts.add(event, decidedAs: decided, at: moment) }
    counts.add(decided.versions, of: event)
    counts.add(decided, acts: planned != nil, of: event)
    fuses.keep(judgement)
    fuses.addEvaluated(decided.versions, of: event)
    return decided
  }

  /// Puts `decision` in the place of `earlier`, which was counted already, and answers what it came to with what it
  /// asks for. Its action is the caller's to bring in line with those there are. With `asReplay` nobody is told what
  /// rules held for, and fuses ask for no share of hits.
  func replace(
    _ earlier: Decision, with decision: Decision, action: PlannedAction?, of event: DecidedEvent, asReplay: Bool,
    at moment: Timestamp
  ) throws -> (decision: Decision, action: PlannedAction?) {
    let judgement = try judge(
      decision, action: action, replacing: earlier, asksShares: !asReplay, of: event, at: moment)
    let decided = judgement.decision
    let planned = try plannedAction(of: decided, given: action, for: decision, event)
    for statement in [deleteDecision, deleteLabels] {
      statement.bind(1, event.id)
      _ = try statement.run()
    }
    try insert(decided, of: event)
    if !asReplay, !decided.awaitsScores.isEmpty { try insertPending(decided.awaitsScores, event, moment) }
    if decided.verdict.asksForPerson { try queue.add(event, at: moment) } else { try queue.remove(event) }
    let unheard = asReplay ? [] : decided.notifies.filter { !earlier.notifies.contains($0) }
    try addEffects(of: decided, judgement, telling: unheard, event, moment)
    let actedBefore = PlannedAction(for: earlier.verdict, in: try accounts.dialect(of: event.accountID)) != nil
    counts.add(earlier, acts: actedBefore, sign: -1, of: event)
    counts.add(decided, acts: planned != nil, of: event)
    fuses.keep(judgement)
    return (decided, planned)
  }

  /// The comment was deleted at TikTok: there is nothing to decide any more.
  func forget(_ comment: CommentEvent, of accountID: Int64) throws { try queue.removeGone(comment, of: accountID) }

  func flush() throws {
    try counts.flush()
    try fuses.flush()
  }

  /// Something changed that did not go through here.
  func forgetFuses() { fuses.forget() }

  /// The transaction failed.
  func discard() {
    counts.discard()
    fuses.forget()
    actions.discard()
    scoresAdded = false
    missingTexts.discard()
  }

  func takeActionsAdded() -> Bool { actions.takeHasAdded() }

  func takeScoresAdded() -> Bool {
    defer { scoresAdded = false }
    return scoresAdded
  }

  func takeTextsAdded() -> Bool { missingTexts.takeHasAdded() }

  private func judge(
    _ decision: Decision, action: PlannedAction?, replacing earlier: Decision? = nil, asksShares: Bool = true,
    of event: DecidedEvent, at moment: Timestamp
  ) throws -> FuseBook.Judgement {
    try fuses.judge(
      decision, of: event, replacing: earlier, asksShares: asksShares, at: moment, pending: counts.decisions
    ) { judged in
      try plannedAction(of: judged, given: action, for: decision, event) != nil
    }
  }

  /// What `decided` asks for: as was planned for `decision`, unless another verdict came of it.
  private func plannedAction(
    of decided: Decision, given action: PlannedAction?, for decision: Decision, _ event: DecidedEvent
  ) throws -> PlannedAction? {
    guard decided.verdict != decision.verdict else { return action }
    return PlannedAction(for: decided.verdict, in: try accounts.dialect(of: event.accountID))
  }

  private func insert(_ decision: Decision, of event: DecidedEvent) throws {
    insertDecision.bind(1, event.id)
    insertDecision.bind(2, Int64(decision.verdict.rawValue))
    insertDecision.bind(3, Int64(decision.basis.rawValue))
    insertDecision.bind(4, decision.ruleID)
    insertDecision.bind(5, decision.versions.tenant ?? 0)
    insertDecision.bind(6, Explanation(decision)?.json)
    insertDecision.bind(7, decision.versions.gateway)
    insertDecision.bind(8, decision.versions.account)
    // A tenant's own rule is what a missing layer means.
    insertDecision.bind(9, decision.ruleLayer.flatMap { $0 == .tenant ? nil : Int64($0.rawValue) })
    _ = try insertDecision.run()
    for label in decision.labels {
      insertLabel.bind(1, event.tenantID)
      insertLabel.bind(2, label)
      insertLabel.bind(3, event.id)
      _ = try insertLabel.run()
    }
  }

  private func addEffects(
    of decision: Decision, _ judgement: FuseBook.Judgement, telling ruleIDs: [String], _ event: DecidedEvent,
    _ moment: Timestamp
  ) throws {
    for blown in judgement.blown { try notices.tell(ofFuse: blown.rule, reason: blown.reason, event, at: moment) }
    for ruleID in ruleIDs { try notices.tell(ofRule: ruleID, event, at: moment) }
    // Only in business can a comment be replied to; the same rules may hold for accounts of both dialects.
    if !decision.replies.isEmpty, try accounts.dialect(of: event.accountID) == .business {
      try replies.add(decision.replies, labels: decision.labels, to: event, at: moment)
    }
  }

  private func insertPending(_ categories: [String], _ event: DecidedEvent, _ moment: Timestamp) throws {
    insertPending.bind(1, event.id)
    insertPending.bind(2, PendingCategories.json(categories))
    insertPending.bind(3, moment.milliseconds)
    _ = try insertPending.run()
    scoresAdded = true
  }
}
