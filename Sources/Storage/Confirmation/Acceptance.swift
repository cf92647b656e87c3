internal import GRDB
internal import Moderation

/// What follows from TikTok's answer to a call, besides the state it brings the action to.
struct Acceptance {
  let id: ActionID
  let moment: Timestamp
  /// When to look at the comment if no event has come by then.
  let checkAt: Timestamp

  init(of id: ActionID, at moment: Timestamp, patience: Duration) {
    self.id = id
    self.moment = moment
    checkAt = (moment + patience).roundedUp(to: min(patience, .seconds(60)))
  }

  /// TikTok accepted it. An echo may have confirmed it before.
  func keep(_ db: Database, _ journal: JournalStatements) throws {
    let isFirst = try db.change(
      "UPDATE actions SET accepted_at = ? WHERE id = ? AND accepted_at IS NULL", [moment.milliseconds, id.rawValue])
    if isFirst, let removal = try MeasuredRemoval(id, db) { try journal.timeToHidden.accepted(removal, at: moment) }
    _ = try db.change(
      """
      UPDATE actions SET check_at = ?, absent_since = NULL WHERE id = ? AND state = \(Action.State.accepted.rawValue)
        AND carried_out_as <> \(Action.Kind.reply.rawValue)
      """,
      [checkAt.milliseconds, id.rawValue])
  }

  /// TikTok answered that the comment is gone, so that nothing was left to do.
  func keepGone(_ db: Database, _ journal: JournalStatements) throws {
    let isNew = try db.change(
      """
      UPDATE actions SET confirmed_at = ?, confirmed_by = \(Action.Proof.answer.rawValue)
      WHERE id = ? AND state = \(Action.State.confirmed.rawValue) AND confirmed_by IS NULL
      """,
      [moment.milliseconds, id.rawValue])
    if isNew, let removal = try MeasuredRemoval(id, db) { try journal.timeToHidden.confirmed(removal, at: moment) }
  }

  /// Nobody knows whether the call did something, or with `ofAttemptsBefore` whether one of those before it did. What
  /// was withdrawn or given up is not tried again, so that only a look at the comment can tell.
  func keepUnknown(ofAttemptsBefore: Bool = false, _ db: Database) throws {
    let ended = [Action.State.withdrawn, .failed, .dead].map { "\($0.rawValue)" }.joined(separator: ", ")
    _ = try db.change(
      """
      UPDATE actions SET check_at = ?, absent_since = NULL WHERE id = ? AND attempts > ? AND state IN (\(ended))
        AND carried_out_as IN (\(Action.Kind.hide.rawValue), \(Action.Kind.unhide.rawValue))
      """,
      [checkAt.milliseconds, id.rawValue, ofAttemptsBefore ? 1 : 0])
  }
}

extension Timestamp {
  /// So that what was accepted shortly after one another is read with one call.
  fileprivate func roundedUp(to unit: Duration) -> Timestamp {
    let unit = max(1, unit.milliseconds)
    return Timestamp(milliseconds: (milliseconds + unit - 1) / unit * unit)
  }
}
