internal import GRDB
internal import Moderation

/// What is wanted of a comment, whatever was done about it.
extension StandingComment {
  /// Whether what was decided last, by a person or else by rules, removes the comment.
  func isToGo(_ db: Database) throws -> Bool {
    removes(try verdict(in: "reviews", db) ?? verdict(in: "decisions", db))
  }

  /// Whether a person decided so.
  func isReviewedToGo(_ db: Database) throws -> Bool { removes(try verdict(in: "reviews", db)) }

  private func removes(_ verdict: Verdict?) -> Bool {
    verdict.map { PlannedAction(for: $0, in: dialect) != nil } ?? false
  }

  private func verdict(in table: String, _ db: Database) throws -> Verdict? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT verdict FROM \(table) WHERE event_id = ?"), arguments: [event.id]
    )?.value("verdict")
  }
}
