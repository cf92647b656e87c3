internal import GRDB
internal import Moderation

internal import struct FoundationEssentials.Data

extension StoredEvent {
  /// From events joined with decisions and actions.
  init(row: Row) throws {
    let id: EventID = row.id("id")
    self.init(
      id: id, tenantID: row.id("tenant_id"), accountID: row.id("account_id"), comment: try CommentEvent(row: row),
      decision: row["verdict"] == nil ? nil : try Decision(row: row),
      action: row["action_id"] == nil ? nil : try Action(row: row, id: row.id("action_id"), eventID: id),
      receivedAt: EventIDGenerator.moment(of: id.rawValue))
  }
}

extension CommentEvent {
  /// What people typed is read as bytes: GRDB ends a text at its first NUL, which a comment may hold.
  static let columns = """
    events.id, events.tenant_id, events.account_id, events.kind, events.comment_id, events.video_id,
      events.parent_comment_id, events.author_id, CAST(events.username AS BLOB) AS username,
      CAST(events.text AS BLOB) AS text, events.occurred_at
    """

  init(row: Row) throws {
    self.init(
      kind: try row.value("kind"), commentID: row["comment_id"], videoID: row["video_id"],
      parentCommentID: row["parent_comment_id"], authorID: row["author_id"],
      username: row.textFromBytes("username"), text: row.textFromBytes("text"), occurredAt: row.time("occurred_at"))
  }
}

extension Decision {
  init(row: Row) throws {
    let explanation = (row["explanation"] as String?).flatMap(Explanation.init(json:))
    self.init(
      verdict: try row.value("verdict"), basis: try row.value("basis"), ruleID: row["rule_id"],
      ruleSetVersion: row["rule_set_version"], matches: explanation?.matches ?? [],
      shadows: explanation?.shadows ?? [])
  }
}

extension Action {
  /// The columns that are an action's alone, under names that do not clash with an event's.
  static let ownColumns = """
    actions.requested, actions.carried_out_as, actions.state, actions.attempts, actions.next_attempt_at,
      actions.last_error, actions.updated_at
    """

  /// An action with the comment it is about.
  static let selection = """
    SELECT actions.id, actions.tenant_id, actions.account_id, actions.event_id, \(ownColumns), events.comment_id,
      events.video_id
    FROM actions JOIN events ON events.id = actions.event_id
    """

  init(row: Row) throws { try self.init(row: row, id: row.id("id"), eventID: row.id("event_id")) }

  init(row: Row, id: ActionID, eventID: EventID) throws {
    self.init(
      id: id, tenantID: row.id("tenant_id"), accountID: row.id("account_id"), eventID: eventID,
      commentID: row["comment_id"], videoID: row["video_id"], requested: try row.value("requested"),
      carriedOutAs: try row.value("carried_out_as"), state: try row.value("state"), attempts: row["attempts"],
      nextAttemptAt: row.time("next_attempt_at"), lastError: row["last_error"],
      createdAt: EventIDGenerator.moment(of: id.rawValue), updatedAt: row.time("updated_at"))
  }
}

extension ParkedDelivery {
  init(row: Row) {
    self.init(
      id: row["id"], accountID: row.optionalID("account_id"), reason: row["reason"], body: Array(row["body"] as Data),
      receivedAt: row.time("received_at"))
  }
}
