internal import GRDB
internal import Moderation

/// The waiting actions of an account and an urgency, one after another. Each costs a few steps, however many wait.
struct OutboxLine {
  private let account: AccountID
  private let urgency: Action.Urgency
  private let moment: Timestamp
  /// Where the last one stood that was answered.
  private var place = Place.first
  /// What there is besides that which shows comments again; nil where all are in question.
  private let looked: [Action]?

  /// Those that are due at `moment`. With `looked` only these, and what shows comments again.
  init(
    of account: AccountID, _ urgency: Action.Urgency, dueAt moment: Timestamp, among looked: Set<ActionID>?,
    _ db: Database
  ) throws {
    (self.account, self.urgency, self.moment) = (account, urgency, moment)
    self.looked = try looked.map { try Self.waiting($0, of: account, urgency, dueAt: moment, db) }
  }

  /// The next one; nil at the end.
  mutating func next(_ db: Database) throws -> Action? {
    let action: Action?
    if let looked {
      let unhide = try first(Self.unhideAtSQL, Self.unhideAfterSQL, db)
      action = [unhide, looked.first { place < Place(of: $0) }].compactMap { $0 }.min { Place(of: $0) < Place(of: $1) }
    } else {
      action = try first(Self.actionAtSQL, Self.actionAfterSQL, db)
    }
    if let action { place = Place(of: action) }
    return action
  }

  /// Two queries, because one that compares the pair would walk past all actions of the same moment: SQLite does not
  /// search an index by its row number in a comparison of rows.
  private static let actionAtSQL = sql("actions_due_by_account", atPlace)
  private static let actionAfterSQL = sql("actions_due_by_account", afterPlace)
  private static let unhideAtSQL = sql("unhides_due_by_account", "\(isUnhide) AND \(atPlace)")
  private static let unhideAfterSQL = sql("unhides_due_by_account", "\(isUnhide) AND \(afterPlace)")

  private static let atPlace = "next_attempt_at = ? AND id > ?"
  private static let afterPlace = "next_attempt_at > ? AND next_attempt_at <= ?"
  private static let isUnhide = "carried_out_as = \(Action.Kind.unhide.rawValue)"
  private static let isInLine = "state = \(Action.State.requested.rawValue) AND account_id = ? AND urgency = ?"

  private static func sql(_ index: String, _ range: String) -> String {
    Action.selection + """
       WHERE actions.id = (
        SELECT id FROM actions INDEXED BY \(index) WHERE \(isInLine) AND \(range)
        ORDER BY next_attempt_at, id LIMIT 1)
      """
  }

  private func first(_ atSQL: String, _ afterSQL: String, _ db: Database) throws -> Action? {
    let line: StatementArguments = [account.rawValue, urgency.rawValue]
    let row =
      try Row.fetchOne(db.cachedStatement(sql: atSQL), arguments: line + [place.due, place.id])
      ?? Row.fetchOne(db.cachedStatement(sql: afterSQL), arguments: line + [place.due, moment.milliseconds])
    return try row.map(Action.init(row:))
  }

  /// Those of `ids` that wait in the line, in its order.
  private static func waiting(
    _ ids: Set<ActionID>, of account: AccountID, _ urgency: Action.Urgency, dueAt moment: Timestamp, _ db: Database
  ) throws -> [Action] {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM (\(Action.selection) WHERE actions.id = ?) WHERE \(isInLine) AND next_attempt_at <= ?")
    return try ids.compactMap { id in
      try Row.fetchOne(
        statement, arguments: [id.rawValue, account.rawValue, urgency.rawValue, moment.milliseconds]
      ).map(Action.init(row:))
    }.sorted { Place(of: $0) < Place(of: $1) }
  }
}

extension OutboxLine {
  /// Where one action stands in its line.
  private struct Place: Comparable {
    /// Before all others.
    static let first = Place(due: Int64.min, id: 0)

    let due: Int64
    let id: Int64

    private init(due: Int64, id: Int64) { (self.due, self.id) = (due, id) }

    init(of action: Action) { self.init(due: action.nextAttemptAt.milliseconds, id: action.id.rawValue) }

    static func < (left: Place, right: Place) -> Bool { (left.due, left.id) < (right.due, right.id) }
  }
}
