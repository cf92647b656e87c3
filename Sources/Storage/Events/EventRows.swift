internal import GRDB
internal import Moderation

internal import struct FoundationEssentials.Data

extension StoredEvent {
  /// What `init(row:)` reads. The action is the one that the decision asked for, which bears its event's id.
  static let columns = """
    \(CommentEvent.columns), \(Decision.columns), actions.id AS action_id, \(Action.ownColumns),
      reviews.verdict AS review_verdict, reviews.reviewer_id, reviews.created_at AS reviewed_at
    """

  /// Where the columns come from, after `events`.
  static let joins = "LEFT JOIN decisions ON decisions.event_id = events.id \(joinsBesidesDecision)"
  static let joinsBesidesDecision = """
    LEFT JOIN actions ON actions.id = events.id LEFT JOIN reviews ON reviews.event_id = events.id
    """

  static let selection = "SELECT \(columns) FROM events \(joins)"

  init(row: Row) throws {
    let id: EventID = row.id("id")
    self.init(
      id: id, tenantID: row.id("tenant_id"), accountID: row.id("account_id"), comment: try CommentEvent(row: row),
      decision: row["verdict"] == nil ? nil : try Decision(row: row),
      action: row["action_id"] == nil ? nil : try Action(row: row, id: row.id("action_id"), eventID: id),
      review: row["review_verdict"] == nil ? nil : try Review(row: row, eventID: id),
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
  static let columns = """
    decisions.verdict, decisions.basis, decisions.rule_id, decisions.rule_layer, decisions.rule_set_version,
      decisions.gateway_version, decisions.account_version, decisions.explanation
    """

  /// Replies, the fuse and what a classifier was to say are not kept: they are carried out when the decision is stored.
  init(row: Row) throws {
    let explanation = (row["explanation"] as String?).flatMap(Explanation.init(json:))
    let ruleID = row["rule_id"] as String?
    let layer = row["rule_layer"] == nil ? .tenant : try row.value("rule_layer", as: RuleLayer.self)
    let tenantVersion = row["rule_set_version"] as Int64
    self.init(
      verdict: try row.value("verdict"), basis: try row.value("basis"), ruleID: ruleID,
      ruleLayer: ruleID == nil ? nil : layer,
      versions: RuleSetVersions(
        gateway: row["gateway_version"], tenant: tenantVersion == 0 ? nil : tenantVersion,
        account: row["account_version"]),
      matches: explanation?.matches ?? [], fired: explanation?.fired ?? [], shadows: explanation?.shadows ?? [],
      labels: explanation?.labels ?? [], notifies: explanation?.notifies ?? [])
  }
}

extension Action {
  /// The columns that are an action's alone, under names that do not clash with an event's.
  static let ownColumns = """
    actions.requested, actions.carried_out_as, actions.reply_text, actions.urgency, actions.state,
      actions.attempts, actions.next_attempt_at, actions.last_error, actions.failure, actions.attempts_before,
      actions.updated_at, \(Evidence.columns)
    """

  /// An action with the comment it is about.
  static let selection = selecting(from: "actions")
  /// For those of one event, which SQLite would not look for by itself.
  static let selectionByEvent = selecting(from: "actions INDEXED BY actions_by_event")

  private static func selecting(from actions: String) -> String {
    """
    SELECT actions.id, actions.tenant_id, actions.account_id, actions.event_id, \(ownColumns), events.comment_id,
      events.video_id
    FROM \(actions) JOIN events ON events.id = actions.event_id
    """
  }

  init(row: Row) throws { try self.init(row: row, id: row.id("id"), eventID: row.id("event_id")) }

  init(row: Row, id: ActionID, eventID: EventID) throws {
    let state: State = try row.value("state")
    let failure = row["failure"] == nil ? .unknown : try row.name("failure", as: Failure.self)
    self.init(
      id: id, tenantID: row.id("tenant_id"), accountID: row.id("account_id"), eventID: eventID,
      commentID: row["comment_id"], videoID: row["video_id"], requested: try row.value("requested"),
      carriedOutAs: try row.value("carried_out_as"), text: row["reply_text"], urgency: try row.value("urgency"),
      state: state, attempts: row["attempts"], nextAttemptAt: row.time("next_attempt_at"), lastError: row["last_error"],
      failure: state == .failed || state == .dead ? failure : nil, attemptsBefore: row["attempts_before"],
      evidence: try Evidence(row: row),
      createdAt: EventIDGenerator.moment(of: id.rawValue), updatedAt: row.time("updated_at"))
  }
}

extension Action.Attempt {
  init(row: Row) throws {
    self.init(
      number: row["number"], beganAt: row.time("began_at"), endedAt: row.time("ended_at"),
      outcome: try row.name("outcome"), error: row["error"])
  }
}

extension Action.Evidence {
  static let columns =
    "actions.accepted_at, actions.confirmed_at, actions.confirmed_by, actions.drifts, actions.unseen_at"

  init(row: Row) throws {
    self.init(
      acceptedAt: row.optionalTime("accepted_at"), confirmedAt: row.optionalTime("confirmed_at"),
      proof: row["confirmed_by"] == nil ? nil : try row.value("confirmed_by"), drifts: row["drifts"],
      unseenAt: row.optionalTime("unseen_at"))
  }
}

extension ParkedDelivery {
  init(row: Row) {
    self.init(
      id: row["id"], accountID: row.optionalID("account_id"), reason: row["reason"], body: Array(row["body"] as Data),
      receivedAt: row.time("received_at"))
  }
}
