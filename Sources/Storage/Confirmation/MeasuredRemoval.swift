internal import GRDB
internal import Moderation

/// A removal whose time counts: the one that a comment's own decision asked for, which bears its event's id. Not one
/// that was asked for long after, in bulk.
struct MeasuredRemoval {
  /// A condition on `actions`.
  static let condition = """
    (actions.id = actions.event_id AND actions.urgency = \(Action.Urgency.prompt.rawValue)
      AND actions.carried_out_as IN (\(Action.Kind.delete.rawValue), \(Action.Kind.hide.rawValue)))
    """

  /// TikTok's time of the comment of an action; for `actions` alone.
  static let writtenAt = "(SELECT occurred_at FROM events WHERE events.id = actions.event_id)"

  var tenantID: Int64
  var accountID: Int64
  var eventID: Int64
  var writtenAt: Timestamp

  var receivedAt: Timestamp { EventIDGenerator.moment(of: eventID) }

  init(tenantID: Int64, accountID: Int64, eventID: Int64, writtenAt: Timestamp) {
    self.tenantID = tenantID
    self.accountID = accountID
    self.eventID = eventID
    self.writtenAt = writtenAt
  }

  /// Nil where the action's time does not count.
  init?(_ id: ActionID, _ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT tenant_id, account_id, event_id, \(Self.writtenAt) AS written_at FROM actions
          WHERE id = ? AND \(Self.condition)
          """),
      arguments: [id.rawValue])
    guard let row else { return nil }
    self.init(
      tenantID: row["tenant_id"], accountID: row["account_id"], eventID: row["event_id"],
      writtenAt: row.time("written_at"))
  }
}
