internal import GRDB
internal import Moderation

/// Confirms actions by the events that show them done.
final class EchoConfirmations {
  /// How far TikTok's clock may be behind what is known of it.
  private static let clockLeeway = Duration.seconds(60)

  /// The events by which the comment became known: one, as a rule.
  private static let comment = """
    SELECT id FROM events WHERE comment_id = ?2 AND account_id = ?3 AND kind = \(CommentEvent.Kind.created.rawValue)
    """

  private let confirm: RawStatement
  private let timeToHidden: TimeToHiddenHours
  private var count = 0

  init(_ db: Database, timeToHidden: TimeToHiddenHours) throws {
    self.timeToHidden = timeToHidden
    // ?4 and ?5: what the event shows to be done. A deleted comment is hidden as well.
    //
    // An event shows nothing of what was asked for after it happened, because what an action reverses may be told late:
    // our own deed, or what somebody did by hand before a late delivery, a replay or a retry. The first action on a
    // comment follows no deed of ours that could be taken for it, so that it has the benefit of any doubt about the
    // clocks (?7). For others the event's moment is the earliest that it can have been by ours (?6), and one that is
    // missed for that costs a look at the comment. TikTok's times are whole seconds in places.
    confirm = try RawStatement(
      db,
      """
      UPDATE actions SET state = \(Action.State.confirmed.rawValue), confirmed_at = ?1,
        confirmed_by = \(Action.Proof.echo.rawValue), check_at = NULL, last_error = NULL, updated_at = ?1
      WHERE event_id IN (\(Self.comment))
        AND carried_out_as IN (?4, ?5)
        AND state NOT IN (\(Action.State.confirmed.rawValue), \(Action.State.withdrawn.rawValue))
        AND (?6 >= \(ActionAsked.sql) / 1000 * 1000
          OR ?7 >= \(ActionAsked.sql) AND NOT EXISTS (
            SELECT 1 FROM actions AS earlier WHERE earlier.event_id IN (\(Self.comment))
              AND (earlier.turn, +earlier.id) < (actions.turn, actions.id)
              AND earlier.carried_out_as <> \(Action.Kind.reply.rawValue)))
      RETURNING \(MeasuredRemoval.condition), tenant_id, account_id, event_id, \(MeasuredRemoval.writtenAt)
      """)
  }

  /// `lead` is how far this clock was ahead of TikTok's when the event came, with the time that the event took to come;
  /// zero where that is not known.
  func confirm(shownBy comment: CommentEvent, of accountID: Int64, lead: Duration, at moment: Timestamp) throws {
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
    // What is deleted stays so, whatever was asked for since.
    let isLasting = comment.kind == .deleted
    let (earliest, latest) = (comment.occurredAt + min(.zero, lead), comment.occurredAt + lead + Self.clockLeeway)
    confirm.bind(6, isLasting ? Int64.max : earliest.milliseconds)
    confirm.bind(7, isLasting ? Int64.max : latest.milliseconds)
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
