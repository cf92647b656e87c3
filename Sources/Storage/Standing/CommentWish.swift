internal import GRDB
internal import Moderation

extension StandingComment {
  /// The removal that is wanted of the comment now, nil where it is to be seen: by what a person said of it, or else by
  /// what rules decided, unless that was undone.
  func wanted(_ db: Database) throws -> PlannedAction? {
    if let review = try reviewedVerdict(db) { return PlannedAction(for: review, in: dialect) }
    let removal = try decidedVerdict(db).flatMap { PlannedAction(for: $0, in: dialect) }
    return try removal == nil || isBroughtBack(db) ? nil : removal
  }

  /// Undoing a rule set leaves decisions as they are, and its word in the actions alone: what was asked for last and
  /// is not withdrawn is an unhide, or the removals were withdrawn and that is all there is.
  private func isBroughtBack(_ db: Database) throws -> Bool {
    let deeds = try deeds(db)
    if let last = deeds.last(where: { $0.state != .withdrawn }) { return last.carriedOutAs == .unhide }
    return deeds.last.map { $0.carriedOutAs != .unhide } ?? false
  }

  /// What a person said last of the comment, whichever of its creations they saw.
  func reviewedVerdict(_ db: Database) throws -> Verdict? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT verdict FROM reviews WHERE \(Self.isOnComment)
          ORDER BY (SELECT max(id) FROM reviewed_comments
            WHERE reviewed_comments.event_id = reviews.event_id AND undone_at IS NULL) DESC
          LIMIT 1
          """),
      arguments: onComment
    )?.value("verdict")
  }

  private func decidedVerdict(_ db: Database) throws -> Verdict? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT verdict FROM decisions WHERE event_id = ?"), arguments: [event.id]
    )?.value("verdict")
  }
}
