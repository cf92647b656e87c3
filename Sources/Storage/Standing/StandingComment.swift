internal import GRDB
internal import Moderation

/// A comment with what is needed to ask how it stands and to change that.
struct StandingComment {
  var event: DecidedEvent
  var dialect: Dialect

  init(_ event: DecidedEvent, in dialect: Dialect) { (self.event, self.dialect) = (event, dialect) }

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

  func standing(_ db: Database) throws -> CommentStanding { try standing(after: deeds(db), db) }

  /// What was asked for on the comment, replies apart, in that order.
  func deeds(_ db: Database) throws -> [CommentStanding.Deed] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, turn, carried_out_as, state, attempts, confirmed_by, \(ActionAsked.sql) AS asked_at FROM actions
          WHERE \(Self.isOnComment) AND carried_out_as <> \(Action.Kind.reply.rawValue)
          """),
      arguments: onComment
    ).sorted { ($0["turn"] as Int64, $0["id"] as Int64) < ($1["turn"], $1["id"]) }.map { row in
      CommentStanding.Deed(
        carriedOutAs: try row.value("carried_out_as"), state: try row.value("state"), attempts: row["attempts"],
        since: row.time("asked_at"), isTold: row["confirmed_by"] as Int? == Action.Proof.echo.rawValue)
    }
  }

  func standing(after deeds: [CommentStanding.Deed], _ db: Database) throws -> CommentStanding {
    let echoes = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, kind, occurred_at FROM events
          WHERE comment_id = ? AND account_id = ? AND kind > \(CommentEvent.Kind.created.rawValue)
          """),
      arguments: onComment
    ).sorted { ($0["occurred_at"] as Int64, $0["id"] as Int64) < ($1["occurred_at"], $1["id"]) }.map { row in
      CommentStanding.Echo(kind: try row.value("kind"), occurredAt: row.time("occurred_at"))
    }
    return CommentStanding(deeds: deeds, echoes: echoes)
  }

  /// A condition on what bears an `event_id`, such as actions, with `onComment` for its arguments.
  static let isOnComment = """
    event_id IN (SELECT id FROM events WHERE comment_id = ? AND account_id = ?
      AND kind = \(CommentEvent.Kind.created.rawValue))
    """

  var onComment: StatementArguments { [event.comment.commentID, event.accountID] }
}
