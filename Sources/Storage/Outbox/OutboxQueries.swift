internal import GRDB
internal import Moderation

/// The outbox's questions in SQL. Each costs a few steps for an account with waiting actions, and none for the actions
/// themselves, however many wait.
enum OutboxQueries {
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
      var lines: [AccountID: OutboxLine] = [:]
      while chosen.count < limit, let account = turn.next {
        var line =
          try lines[account]
          ?? OutboxLine(
            of: account, urgency, dueAt: moment, among: turns.unreadAccounts[.init(account, urgency)], db)
        let next = try line.next(db)
        lines[account] = line
        guard let action = next else {
          turn.leave()
          continue
        }
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

  /// How many of these actions each account has.
  private static func accounts(of actions: Set<ActionID>, _ db: Database) throws -> [AccountID: Int] {
    let statement = try db.cachedStatement(sql: "SELECT account_id FROM actions WHERE id = ?")
    return try actions.reduce(into: [:]) { counts, id in
      guard let account = try Int64.fetchOne(statement, arguments: [id.rawValue]) else { return }
      counts[AccountID(rawValue: account), default: 0] += 1
    }
  }
}
