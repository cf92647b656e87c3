internal import GRDB
internal import Moderation

extension UndoCandidate.Standing {
  /// One action on the comment, replies apart.
  struct Deed: Equatable {
    var carriedOutAs: Action.Kind
    var state: Action.State
    var attempts: Int
    /// When it was asked for.
    var since: Timestamp
    /// Whether an event told that it was done.
    var isTold = false
  }

  /// What TikTok told of the comment.
  struct Echo: Equatable {
    var kind: CommentEvent.Kind
    var occurredAt: Timestamp
  }

  /// How it stands with a comment, from its actions in the order in which they were asked for, and from what TikTok
  /// told, in the order in which it happened.
  init(deeds: [Deed], echoes: [Echo]) {
    let isDeleted =
      echoes.contains { $0.kind == .deleted }
      || deeds.contains { $0.carriedOutAs == .delete && ($0.state == .accepted || $0.state == .confirmed) }
    let echo = echoes.last { $0.kind == .hidden || $0.kind == .madePublic }
    let last = deeds.last { ![.failed, .dead, .withdrawn].contains($0.state) }
    switch last {
    case _ where isDeleted: self = .deleted
    case nil: self = echo?.kind == .hidden ? .hidden : .visible
    case let deed? where deed.carriedOutAs == .unhide:
      // Hidden once more by somebody else since.
      let isHiddenAgain = deed.state != .requested && echo?.kind == .hidden && Self.follows(echo, deed)
      self = isHiddenAgain ? .hidden : .visible
    case let deed? where deed.state == .requested:
      // A hide that was tried may have been done, although nobody told us; a delete that was done is told.
      let mayBeDone = deed.attempts > 0 && deed.carriedOutAs == .hide
      self = echo?.kind == .hidden || mayBeDone ? .hidden : .hideQueued
    case let deed?:
      self = echo?.kind == .madePublic && Self.follows(echo, deed) ? .visible : .hidden
    }
  }

  /// Whether the latest echo, which shows the opposite of `deed`, tells of something that happened after it. One that
  /// was told of has its own echo before that, by TikTok's clock; of others our clock tells when they were asked for.
  private static func follows(_ echo: Echo?, _ deed: Deed) -> Bool {
    guard let echo else { return false }
    return deed.isTold || echo.occurredAt > deed.since
  }
}

/// A comment with what is needed to ask how it stands and to change that.
struct StandingComment {
  var event: DecidedEvent
  var dialect: Dialect

  /// Nil where the tenant has no such event.
  init?(_ id: EventID, of tenantID: TenantID, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT \(CommentEvent.columns), accounts.dialect FROM events JOIN accounts ON accounts.id = events.account_id
        WHERE events.id = ? AND events.tenant_id = ?
        """,
      arguments: [id.rawValue, tenantID.rawValue])
    guard let row else { return nil }
    event = DecidedEvent(
      id: id.rawValue, tenantID: tenantID.rawValue, accountID: row["account_id"], comment: try CommentEvent(row: row))
    dialect = try row.name("dialect")
  }

  init(_ event: StoredEvent, _ db: Database) throws {
    guard let comment = try StandingComment(event.id, of: event.tenantID, db) else {
      throw StorageError.reference(what: "event")
    }
    self = comment
  }

  func standing(_ db: Database) throws -> UndoCandidate.Standing { try standing(after: deeds(db), db) }

  /// What was asked for on the comment, replies apart, in that order.
  func deeds(_ db: Database) throws -> [UndoCandidate.Standing.Deed] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, turn, carried_out_as, state, attempts, confirmed_by FROM actions
          WHERE \(Self.isOnComment) AND carried_out_as <> \(Action.Kind.reply.rawValue)
          """),
      arguments: onComment
    ).sorted { ($0["turn"] as Int64, $0["id"] as Int64) < ($1["turn"], $1["id"]) }.map { row in
      UndoCandidate.Standing.Deed(
        carriedOutAs: try row.value("carried_out_as"), state: try row.value("state"), attempts: row["attempts"],
        since: EventIDGenerator.moment(of: row["id"]),
        isTold: row["confirmed_by"] as Int? == Action.Proof.echo.rawValue)
    }
  }

  func standing(after deeds: [UndoCandidate.Standing.Deed], _ db: Database) throws -> UndoCandidate.Standing {
    let echoes = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, kind, occurred_at FROM events
          WHERE comment_id = ? AND account_id = ? AND kind > \(CommentEvent.Kind.created.rawValue)
          """),
      arguments: onComment
    ).sorted { ($0["occurred_at"] as Int64, $0["id"] as Int64) < ($1["occurred_at"], $1["id"]) }.map { row in
      UndoCandidate.Standing.Echo(kind: try row.value("kind"), occurredAt: row.time("occurred_at"))
    }
    return UndoCandidate.Standing(deeds: deeds, echoes: echoes)
  }

  /// A condition on actions, with `onComment` for its arguments.
  static let isOnComment = """
    event_id IN (SELECT id FROM events WHERE comment_id = ? AND account_id = ?
      AND kind = \(CommentEvent.Kind.created.rawValue))
    """

  var onComment: StatementArguments { [event.comment.commentID, event.accountID] }
}
