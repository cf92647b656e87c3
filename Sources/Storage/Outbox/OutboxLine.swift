internal import GRDB
internal import Moderation

/// The waiting actions of an account and an urgency that are due, one after another. Each costs a few steps, however
/// many wait.
struct OutboxLine {
  private let account: AccountID
  private let urgency: Action.Urgency
  private let moment: Timestamp

  init(of account: AccountID, _ urgency: Action.Urgency, dueAt moment: Timestamp) {
    (self.account, self.urgency, self.moment) = (account, urgency, moment)
  }

  /// The first `count` of them; with `looked` only these, and what shows comments again.
  func first(_ count: Int, among looked: Set<ActionID>?, _ db: Database) throws -> [ActionID] {
    guard let looked else { return try places(Self.actionsSQL, count, db).map(\.id) }
    let places = try Set(places(Self.unhidesSQL, count, db)).union(waiting(looked, db))
    return places.sorted().prefix(count).map(\.id)
  }

  private static let isInLine = """
    state = \(Action.State.requested.rawValue) AND account_id = ? AND urgency = ? AND next_attempt_at <= ?
    """
  private static let actionsSQL = """
    SELECT next_attempt_at, id FROM actions INDEXED BY actions_due_by_account WHERE \(isInLine)
    ORDER BY next_attempt_at, id LIMIT ?
    """
  private static let unhidesSQL = """
    SELECT next_attempt_at, id FROM actions INDEXED BY unhides_due_by_account
    WHERE carried_out_as = \(Action.Kind.unhide.rawValue) AND \(isInLine)
    ORDER BY next_attempt_at, id LIMIT ?
    """

  /// How far to look for more of one video.
  private static let lookedThrough = 300
  /// They come in the order in which the line is read; that is not promised, and would do no harm.
  private static let commentsSQL = """
    SELECT line.id, events.comment_id FROM (
      SELECT next_attempt_at, id, event_id, carried_out_as FROM actions INDEXED BY actions_due_by_account
      WHERE \(isInLine) ORDER BY next_attempt_at, id LIMIT \(lookedThrough)) AS line
    CROSS JOIN events ON events.id = line.event_id AND events.video_id = ?
    WHERE line.carried_out_as <> \(Action.Kind.unhide.rawValue) AND line.id NOT IN (SELECT value FROM json_each(?))
    LIMIT ?
    """

  /// As `Outbox` says.
  func comments(of videoID: String, limit: Int, excluding known: Set<ActionID>, _ db: Database) throws
    -> [ActionID: String]
  {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: Self.commentsSQL),
      arguments: [
        account.rawValue, urgency.rawValue, moment.milliseconds, videoID, known.jsonArray(), limit,
      ])
    var comments: [ActionID: String] = [:]
    while let row = try rows.next() { comments[ActionID(rawValue: row[0])] = row[1] }
    return comments
  }

  private func places(_ sql: String, _ count: Int, _ db: Database) throws -> [Place] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: sql),
      arguments: [account.rawValue, urgency.rawValue, moment.milliseconds, count])
    var places: [Place] = []
    while let row = try rows.next() { places.append(Place(row)) }
    return places
  }

  /// Those of `ids` that wait in the line.
  private func waiting(_ ids: Set<ActionID>, _ db: Database) throws -> [Place] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT actions.next_attempt_at, actions.id FROM json_each(?4) AS ids
          CROSS JOIN actions NOT INDEXED ON actions.id = ids.value
          WHERE state = \(Action.State.requested.rawValue) AND account_id = ?1 AND urgency = ?2 AND next_attempt_at <= ?3
          """),
      arguments: [account.rawValue, urgency.rawValue, moment.milliseconds, ids.jsonArray()])
    var places: [Place] = []
    while let row = try rows.next() { places.append(Place(row)) }
    return places
  }

  /// Where one action stands in its line.
  private struct Place: Comparable, Hashable {
    let due: Int64
    let id: ActionID

    init(_ row: Row) { (due, id) = (row[0], ActionID(rawValue: row[1])) }

    static func < (left: Place, right: Place) -> Bool { (left.due, left.id.rawValue) < (right.due, right.id.rawValue) }
  }
}
