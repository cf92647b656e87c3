internal import GRDB
internal import Moderation

/// What came of bringing a comment in line with what is wanted of it.
enum Settlement: Equatable {
  /// An action was queued.
  case queued
  /// What was queued and not sent is not wanted any more.
  case withdrawn
  /// The comment already stands so, or nothing can be done about it.
  case unchanged(CommentStanding)
}

/// Brings the queued actions on a comment in line with what is wanted of it now.
extension StandingComment {
  /// `wanted` is the removal that is wanted, nil where the comment is to be seen. With `id` a new action bears it where
  /// it is the first that happens to the comment. `urgency` is that of a new action; one that waits already becomes no
  /// less urgent.
  func settle(
    _ wanted: PlannedAction?, id: Int64? = nil, urgency: Action.Urgency = .prompt, at moment: Timestamp, _ db: Database,
    _ ids: FreshIDs
  ) throws -> Settlement {
    let standing = try standing(db)
    let isForgotten = try forgetGivenUp(wanted == nil ? [.hide, .delete] : [.unhide], moment, db)
    if let wanted {
      // It was to be seen: taking this back is to show it.
      if standing == .hidden, isForgotten { return .withdrawn }
      return try remove(wanted, standing, id, urgency, moment, db, ids)
    }
    switch standing {
    case .visible, .deleted: return .unchanged(standing)
    case .hideQueued, .hidden:
      // One that was tried and may be tried again must not come after the unhide.
      try withdraw([.hide, .delete], moment, db)
      if standing == .hideQueued, try isCertainly(.visible, db) { return .withdrawn }
      guard dialect == .business else { return standing == .hidden ? .unchanged(standing) : .withdrawn }
      try insert(PlannedAction(requested: .unhide, carriedOutAs: .unhide), id: nil, urgency, moment, db, ids)
      return .queued
    }
  }

  private func remove(
    _ wanted: PlannedAction, _ standing: CommentStanding, _ id: Int64?, _ urgency: Action.Urgency,
    _ moment: Timestamp, _ db: Database, _ ids: FreshIDs
  ) throws -> Settlement {
    switch standing {
    case .hidden, .deleted: return .unchanged(standing)
    case .hideQueued:
      try db.execute(
        sql: """
          UPDATE actions SET requested = ?, carried_out_as = ?, urgency = min(urgency, ?), updated_at = ?
          WHERE \(Self.isOnComment) AND \(Self.isRequested) AND carried_out_as IN (\(Self.removals))
          """,
        arguments: [
          wanted.requested.rawValue, wanted.carriedOutAs.rawValue, urgency.rawValue, moment.milliseconds,
        ] + onComment)
      return .unchanged(standing)
    case .visible:
      let untried = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM actions WHERE \(Self.isOnComment) AND \(Self.isRequested) AND attempts = 0
            AND carried_out_as = \(Action.Kind.unhide.rawValue))
          """, arguments: onComment)
      try withdraw([.unhide], moment, db)
      // Never shown again, so it is hidden still if it was.
      if untried == true, try isCertainly(.hidden, db) { return .withdrawn }
      try insert(wanted, id: id, urgency, moment, db, ids)
      return .queued
    }
  }

  private static let isRequested = "state = \(Action.State.requested.rawValue)"
  private static let removals = "\(Action.Kind.hide.rawValue), \(Action.Kind.delete.rawValue)"

  /// Whether the comment stands so, and nothing that was withdrawn or given up may have changed it all the same.
  private func isCertainly(_ standing: CommentStanding, _ db: Database) throws -> Bool {
    let deeds = try deeds(db)
    let sinceDone = deeds.reversed().prefix { $0.state != .accepted && $0.state != .confirmed }
    return try !sinceDone.contains(where: \.mayBeDone) && self.standing(after: deeds, db) == standing
  }

  private func withdraw(_ kinds: [Action.Kind], _ moment: Timestamp, _ db: Database) throws {
    let list = kinds.map { "\($0.rawValue)" }.joined(separator: ", ")
    try db.execute(
      sql: """
        UPDATE actions SET state = \(Action.State.withdrawn.rawValue), updated_at = ?
        WHERE \(Self.isRequested) AND carried_out_as IN (\(list)) AND \(Self.isOnComment)
        """, arguments: [moment.milliseconds] + onComment)
  }

  /// What was given up and is not wanted any more is not to be retried.
  private func forgetGivenUp(_ kinds: [Action.Kind], _ moment: Timestamp, _ db: Database) throws -> Bool {
    let list = kinds.map { "\($0.rawValue)" }.joined(separator: ", ")
    return try db.change(
      """
      UPDATE actions SET state = \(Action.State.withdrawn.rawValue), updated_at = ?
      WHERE \(DeadLetterQuery.isGivenUp) AND carried_out_as IN (\(list)) AND \(Self.isOnComment)
      """, [moment.milliseconds] + onComment)
  }

  private func insert(
    _ action: PlannedAction, id: Int64?, _ urgency: Action.Urgency, _ moment: Timestamp, _ db: Database, _ ids: FreshIDs
  ) throws {
    if let id, try isUntouched(id, db) {
      try event.insert(action, id: id, urgency, moment, db)
    } else {
      try ids.insert { try event.insert(action, id: $0, urgency, moment, db) }
    }
  }
}

extension StandingComment {
  /// Whether nothing happened to the comment yet, as far as is known, so that an action with its event's `id` comes
  /// before whatever follows.
  private func isUntouched(_ id: Int64, _ db: Database) throws -> Bool {
    let shown = [CommentEvent.Kind.hidden, .madePublic].map { "\($0.rawValue)" }.joined(separator: ", ")
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT NOT EXISTS (SELECT 1 FROM actions WHERE id = ?)
          AND NOT EXISTS (SELECT 1 FROM actions WHERE \(Self.isOnComment)
            AND carried_out_as <> \(Action.Kind.reply.rawValue))
          AND NOT EXISTS (SELECT 1 FROM events WHERE comment_id = ? AND account_id = ? AND kind IN (\(shown)))
        """,
      arguments: [id] + onComment + onComment) ?? false
  }
}

extension CommentStanding.Deed {
  /// Whether TikTok may have done it, although it was withdrawn or given up.
  fileprivate var mayBeDone: Bool {
    switch state {
    case .withdrawn, .dead: attempts > 0
    // The last attempt was refused.
    case .failed: attempts > 1
    case .requested, .accepted, .confirmed: false
    }
  }
}

extension DecidedEvent {
  /// Queues an action behind those there are on the comment.
  func insert(
    _ action: PlannedAction, id actionID: Int64, _ urgency: Action.Urgency, _ moment: Timestamp, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO actions (id, tenant_id, account_id, event_id, requested, carried_out_as, urgency, state,
          next_attempt_at, updated_at, asked_at, turn)
        VALUES (?, ?, ?, ?, ?, ?, ?, \(Action.State.requested.rawValue), ?, ?, ?,
          (SELECT coalesce(max(turn) + 1, 0) FROM actions WHERE \(StandingComment.isOnComment)
            AND carried_out_as <> \(Action.Kind.reply.rawValue)))
        """,
      arguments: [
        actionID, tenantID, accountID, id, action.requested.rawValue, action.carriedOutAs.rawValue,
        urgency.rawValue, moment.milliseconds, moment.milliseconds, ActionAsked.column(at: moment, id: actionID),
        comment.commentID, accountID,
      ])
  }
}
