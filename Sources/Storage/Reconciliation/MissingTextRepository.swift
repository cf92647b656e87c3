internal import GRDB
public import Moderation

internal import struct FoundationEssentials.Data

/// Comments that wait for their text, in SQLite.
public struct MissingTextRepository: MissingTextQueue {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func due(at moment: Timestamp, limit: Int, perBatch: Int, excluding accounts: Set<AccountID>) async throws
    -> [PendingTextBatch]
  {
    try await database.read { db in
      let lines = try Row.fetchAll(db, sql: Self.linesSQL, arguments: [moment.milliseconds])
      let open = lines.filter { !accounts.contains($0.id("account_id")) }.prefix(limit)
      return try open.map { line -> PendingTextBatch in
        let account: AccountID = line.id("account_id")
        let video: String = line["video_id"]
        let rows = try Row.fetchAll(
          db, sql: Self.batchSQL, arguments: [account.rawValue, video, moment.milliseconds, perBatch])
        return PendingTextBatch(
          tenantID: line.id("tenant_id"), accountID: account, videoID: video,
          comments: rows.map {
            PendingText(eventID: $0.id("event_id"), commentID: $0["comment_id"], absences: $0["absences"])
          })
      }
    }
  }

  public func nextDue(after moment: Timestamp) async throws -> Timestamp? {
    try await database.read { db in
      try Int64.fetchOne(db, sql: Self.nextSQL, arguments: [moment.milliseconds]).map(Timestamp.init(milliseconds:))
    }
  }

  public func event(_ id: EventID) async throws -> StoredEvent? {
    try await database.read { db in try stored(id, db) }
  }

  public func resolve(_ id: EventID, as resolution: TextResolution, at moment: Timestamp) async throws {
    defer { database.work.signal() }
    try await database.write { db, journal in
      // Not waiting any more: resolved already, or deleted.
      guard try db.change("DELETE FROM pending_texts WHERE event_id = ?", [id.rawValue]) else { return }
      switch resolution {
      case .decided(let comment, let decision, let action):
        try complete(id, with: comment, db)
        try decide(id, as: { _ in (decision, action) }, at: moment, db, journal)
      case .own(let comment):
        try complete(id, with: comment, db)
        try decide(id, as: { _ in (Decision(verdict: .allow, basis: .ownComment), nil) }, at: moment, db, journal)
      case .gone:
        try decide(id, as: { $0.afterVanishing.map { ($0, nil) } }, at: moment, db, journal)
      }
    }
  }

  public func postpone(_ ids: [EventID], isMissing: Bool, until moment: Timestamp) async throws {
    try await database.write { db in
      for id in ids {
        try db.execute(
          sql: "UPDATE pending_texts SET absences = absences + ?, next_attempt_at = ? WHERE event_id = ?",
          arguments: [isMissing ? 1 : 0, moment.milliseconds, id.rawValue])
      }
    }
  }

  public func waitForTextWork(until deadline: Timestamp?) async {
    await database.signals.texts.wait(until: deadline, now: database.clock.now())
  }

  static let linesSQL =
    AccountLines.inUse(in: "pending_texts") + """
       SELECT tenant_id, waiting.account_id, first.video_id FROM waiting
      CROSS JOIN pending_texts AS first ON first.event_id = (
        SELECT event_id FROM pending_texts WHERE account_id = waiting.account_id AND next_attempt_at <= ?
        ORDER BY next_attempt_at LIMIT 1)
      ORDER BY first.next_attempt_at
      """
  static let batchSQL = """
    SELECT pending_texts.event_id, events.comment_id, pending_texts.absences
    FROM pending_texts CROSS JOIN events ON events.id = pending_texts.event_id
    WHERE pending_texts.account_id = ? AND pending_texts.video_id = ? AND next_attempt_at <= ?
    ORDER BY next_attempt_at LIMIT ?
    """
  static let nextSQL =
    AccountLines.inUse(in: "pending_texts") + """
       SELECT min((
        SELECT min(next_attempt_at) FROM pending_texts
        WHERE account_id = waiting.account_id AND next_attempt_at > ?)) FROM waiting
      """

  private func stored(_ id: EventID, _ db: Database) throws -> StoredEvent? {
    try Row.fetchOne(db, sql: "\(StoredEvent.selection) WHERE events.id = ?", arguments: [id.rawValue])
      .map(StoredEvent.init(row:))
  }

  /// As bytes, since GRDB ends a text at its first NUL.
  private func complete(_ id: EventID, with comment: CommentEvent, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE events SET text = coalesce(text, CAST(? AS TEXT)), username = coalesce(username, CAST(? AS TEXT)),
          author_id = coalesce(author_id, ?)
        WHERE id = ?
        """,
      arguments: [
        comment.text.map { Data($0.utf8) }, comment.username.map { Data($0.utf8) }, comment.authorID, id.rawValue,
      ])
  }

  /// What a person has decided meanwhile stays.
  private func decide(
    _ id: EventID, as decide: (Decision) -> (Decision, PlannedAction?)?, at moment: Timestamp, _ db: Database,
    _ journal: JournalStatements
  ) throws {
    guard let stored = try stored(id, db), stored.review == nil, let earlier = stored.decision,
      let (decision, action) = decide(earlier)
    else { return }
    try StandingComment(stored, db).redecide(earlier, as: decision, action: action, at: moment, db, journal)
  }
}

extension Decision {
  /// What becomes of the decision when the comment is gone: nobody need look at it any more. What a rule decided
  /// without the text stands.
  fileprivate var afterVanishing: Decision? {
    guard basis == .textMissing else { return nil }
    var decision = self
    (decision.verdict, decision.basis) = (.allow, .gone)
    return decision
  }
}
