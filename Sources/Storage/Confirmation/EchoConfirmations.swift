internal import GRDB
internal import Moderation

/// Confirms actions by the events that show them done.
final class EchoConfirmations {
  private let confirm: RawStatement
  private let timeToHidden: TimeToHiddenHours
  private var count = 0

  init(_ db: Database, timeToHidden: TimeToHiddenHours) throws {
    self.timeToHidden = timeToHidden
    // ?4 and ?5: what the event shows to be done. A deleted comment is hidden as well.
    //
    // The action that a decision asked for is the first on its comment, so whatever shows it done came after it. One
    // that followed (an unhide, a second hide) is shown done only by what happened since it was asked for (?6), because
    // an echo of what it reverses may come late. TikTok's times are whole seconds in places.
    confirm = try RawStatement(
      db,
      """
      UPDATE actions SET state = \(Action.State.confirmed.rawValue), confirmed_at = ?1,
        confirmed_by = \(Action.Proof.echo.rawValue), check_at = NULL, last_error = NULL, updated_at = ?1
      WHERE event_id IN (SELECT id FROM events WHERE comment_id = ?2 AND account_id = ?3
          AND kind = \(CommentEvent.Kind.created.rawValue))
        AND carried_out_as IN (?4, ?5)
        AND state NOT IN (\(Action.State.confirmed.rawValue), \(Action.State.withdrawn.rawValue))
        AND (id = event_id OR ?6 >= (id >> \(EventIDGenerator.bitsBelowTime)) / 1000 * 1000)
      RETURNING \(MeasuredRemoval.condition), tenant_id, account_id, event_id, \(MeasuredRemoval.writtenAt)
      """)
  }

  func confirm(shownBy comment: CommentEvent, of accountID: Int64, at moment: Timestamp) throws {
    let done: (Action.Kind, Action.Kind)
    switch comment.kind {
    case .created, .restrictedToFriends: return
    case .deleted: done = (.delete, .hide)
    case .hidden: done = (.hide, .hide)
    case .madePublic: done = (.unhide, .unhide)
    }
    confirm.bind(1, moment.milliseconds)
    confirm.bind(2, comment.commentID)
    confirm.bind(3, accountID)
    confirm.bind(4, Int64(done.0.rawValue))
    confirm.bind(5, Int64(done.1.rawValue))
    confirm.bind(6, comment.occurredAt.milliseconds)
    // Everything is changed before the first row is answered.
    while try confirm.step() {
      count += 1
      guard confirm.int(0) == 1 else { continue }
      let removal = MeasuredRemoval(
        tenantID: confirm.int(1), accountID: confirm.int(2), eventID: confirm.int(3),
        writtenAt: Timestamp(milliseconds: confirm.int(4)))
      do {
        try timeToHidden.confirmed(removal, at: moment)
      } catch {
        confirm.reset()
        throw error
      }
    }
  }

  /// How many actions the batch confirmed; asked once, after its commit.
  func takeCount() -> Int {
    defer { count = 0 }
    return count
  }

  /// The transaction failed.
  func discard() { count = 0 }
}
