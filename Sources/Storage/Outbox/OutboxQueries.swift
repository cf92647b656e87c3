internal import GRDB
internal import Moderation

/// The outbox's questions in SQL. Each costs a few steps for an account with waiting actions, and none for the actions
/// themselves, however many wait.
enum OutboxQueries {
  /// Where one action stands in its account's line.
  struct Place {
    /// Before all others.
    static let first = Place(due: Int64.min, id: 0)

    var due: Int64
    var id: Int64

    private init(due: Int64, id: Int64) { (self.due, self.id) = (due, id) }

    init(of action: Action) { self.init(due: action.nextAttemptAt.milliseconds, id: action.id.rawValue) }
  }

  private static let isRequested = "state = \(Action.State.requested.rawValue)"

  /// The accounts with waiting actions, found by leaping from one to the next in the index. Leaves out what waits for a
  /// person: disabled tenants and accounts, and accounts that must be authorised again.
  private static let waiting = """
    WITH RECURSIVE lines (account_id) AS (
      SELECT min(account_id) FROM actions WHERE \(isRequested)
      UNION ALL
      SELECT (SELECT min(account_id) FROM actions WHERE \(isRequested) AND account_id > lines.account_id)
      FROM lines WHERE lines.account_id IS NOT NULL
    ), waiting (account_id, tenant_id, app_id) AS (
      SELECT lines.account_id, accounts.tenant_id,
        CASE accounts.dialect WHEN '\(Dialect.business.rawValue)' THEN accounts.app_id END
      FROM lines
      CROSS JOIN accounts ON accounts.id = lines.account_id AND accounts.disabled = 0 AND disconnected_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM apps WHERE apps.id = accounts.app_id AND apps.disabled = 1)
      CROSS JOIN tenants ON tenants.id = accounts.tenant_id AND tenants.disabled = 0
    )
    """

  static let activeAccountsSQL = waiting + " SELECT * FROM waiting"

  /// Each account's lines, one for each urgency.
  private static let lines = "FROM waiting CROSS JOIN (VALUES \(urgencies)) AS urgencies"
  private static let urgencies = Action.Urgency.allCases.map { "(\($0.rawValue))" }.joined(separator: ", ")
  private static let isInLine = "\(isRequested) AND account_id = waiting.account_id AND urgency = urgencies.column1"

  static let dueCountSQL =
    waiting + " SELECT sum((SELECT count(*) FROM actions WHERE \(isInLine) AND next_attempt_at <= ?)) \(lines)"

  static let earliestSQL =
    waiting + """
       SELECT min((SELECT min(next_attempt_at) FROM actions WHERE \(isInLine) AND next_attempt_at > ?)) \(lines)
      """

  /// Two queries, because one that compares the pair would walk past all actions of the same moment: SQLite does not
  /// search an index by its row number in a comparison of rows.
  static let actionAtSQL = lineSQL("actions.next_attempt_at = ? AND actions.id > ?")
  static let actionAfterSQL = lineSQL("actions.next_attempt_at > ? AND actions.next_attempt_at <= ?")

  private static func lineSQL(_ range: String) -> String {
    Action.selection + """
       WHERE actions.\(isRequested) AND actions.account_id = ? AND actions.urgency = ? AND \(range)
      ORDER BY actions.next_attempt_at, actions.id LIMIT 1
      """
  }

  /// As `Outbox.due` says.
  static func due(
    at moment: Timestamp, limit: Int, perAccount: Int, excluding inFlight: Set<ActionID>, turns: OutboxTurns,
    _ db: Database
  ) throws -> [Action] {
    // In another order each time, so that no account is always the first among equals.
    let accounts = try activeAccounts(db).shuffled()
    var taken = try self.accounts(of: inFlight, db)
    var chosen: [Action] = []
    for urgency in Action.Urgency.allCases where chosen.count < limit {
      var turn = OutboxTurnTaking(accounts, urgency: urgency, turns: turns, taken: taken, limit: perAccount)
      var places: [AccountID: Place] = [:]
      while chosen.count < limit, let account = turn.next {
        let place = places[account] ?? .first
        guard let action = try action(of: account, urgency, after: place, dueAt: moment, db) else {
          turn.leave()
          continue
        }
        places[account] = Place(of: action)
        guard !inFlight.contains(action.id) else { continue }
        chosen.append(action)
        taken[account, default: 0] += 1
        turn.take()
      }
    }
    return chosen
  }

  private static func activeAccounts(_ db: Database) throws -> [OutboxTurnTaking.Line] {
    try Row.fetchAll(db.cachedStatement(sql: activeAccountsSQL)).map { row in
      OutboxTurnTaking.Line(
        account: row.id("account_id"), tenant: row.id("tenant_id"), app: row.optionalID("app_id"))
    }
  }

  static func dueCount(at moment: Timestamp, _ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: dueCountSQL), arguments: [moment.milliseconds]) ?? 0
  }

  /// When the earliest waiting action of all lines is due, of those due after `moment`.
  static func earliest(after moment: Timestamp?, _ db: Database) throws -> Timestamp? {
    try Int64.fetchOne(db.cachedStatement(sql: earliestSQL), arguments: [moment?.milliseconds ?? Int64.min])
      .map(Timestamp.init(milliseconds:))
  }

  /// The first one behind `place` in the account's line that is due.
  private static func action(
    of account: AccountID, _ urgency: Action.Urgency, after place: Place, dueAt moment: Timestamp, _ db: Database
  ) throws -> Action? {
    let line: StatementArguments = [account.rawValue, urgency.rawValue]
    let row =
      try Row.fetchOne(db.cachedStatement(sql: actionAtSQL), arguments: line + [place.due, place.id])
      ?? Row.fetchOne(db.cachedStatement(sql: actionAfterSQL), arguments: line + [place.due, moment.milliseconds])
    return try row.map(Action.init(row:))
  }

  /// How many of these actions each account has.
  private static func accounts(of actions: Set<ActionID>, _ db: Database) throws -> [AccountID: Int] {
    let statement = try db.cachedStatement(sql: "SELECT account_id FROM actions WHERE id = ?")
    return try actions.reduce(into: [:]) { counts, id in
      guard let account = try Int64.fetchOne(statement, arguments: [id.rawValue]) else { return }
      counts[AccountID(rawValue: account), default: 0] += 1
    }
  }
}
