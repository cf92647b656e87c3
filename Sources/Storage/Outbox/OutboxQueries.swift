internal import GRDB
internal import Moderation

/// The outbox's questions in SQL. Each costs a few steps for an account with waiting actions, and none for the actions
/// themselves, however many wait.
enum OutboxQueries {
  private static let isRequested = "state = \(Action.State.requested.rawValue)"

  /// The accounts with waiting actions, found by leaping from one to the next in the index. Leaves out what waits for a
  /// person: disabled tenants and accounts, and accounts that must be authorised again.
  private static let waiting = """
    WITH RECURSIVE leaps (account_id) AS (
      SELECT min(account_id) FROM actions WHERE \(isRequested)
      UNION ALL
      SELECT (SELECT min(account_id) FROM actions WHERE \(isRequested) AND account_id > leaps.account_id)
      FROM leaps WHERE leaps.account_id IS NOT NULL
    ), waiting (account_id, tenant_id, app_id) AS (
      SELECT leaps.account_id, accounts.tenant_id,
        CASE accounts.dialect WHEN '\(Dialect.business.rawValue)' THEN accounts.app_id END
      FROM leaps
      CROSS JOIN accounts ON accounts.id = leaps.account_id AND accounts.disabled = 0 AND disconnected_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM apps WHERE apps.id = accounts.app_id AND apps.disabled = 1)
      CROSS JOIN tenants ON tenants.id = accounts.tenant_id AND tenants.disabled = 0
    )
    """

  /// Each account's lines, one for each urgency.
  private static let lines = "FROM waiting CROSS JOIN (VALUES \(urgencies)) AS urgencies"
  private static let urgencies = Action.Urgency.allCases.map { "(\($0.rawValue))" }.joined(separator: ", ")
  private static let isInLine = "\(isRequested) AND account_id = waiting.account_id AND urgency = urgencies.column1"

  /// Which of the lines have something due, and what comes after that.
  static let linesSQL =
    waiting + """
      , lines (account_id, tenant_id, app_id, urgency, earliest) AS MATERIALIZED (
        SELECT waiting.*, urgencies.column1, (SELECT min(next_attempt_at) FROM actions WHERE \(isInLine)) \(lines)
      )
      SELECT account_id, tenant_id, app_id, urgency, earliest <= ?1,
        CASE WHEN earliest > ?1 THEN earliest ELSE (
          SELECT min(next_attempt_at) FROM actions
          WHERE \(isRequested) AND account_id = lines.account_id AND urgency = lines.urgency
            AND next_attempt_at > ?1) END
      FROM lines WHERE earliest IS NOT NULL
      """

  static let dueCountSQL =
    waiting + " SELECT sum((SELECT count(*) FROM actions WHERE \(isInLine) AND next_attempt_at <= ?)) \(lines)"

  static let earliestSQL =
    waiting + " SELECT min((SELECT min(next_attempt_at) FROM actions WHERE \(isInLine))) \(lines)"

  /// As `Outbox.due` says.
  static func due(
    at moment: Timestamp, limit: Int, perAccount: Int, excluding inFlight: Set<ActionID>, turns: OutboxTurns,
    _ db: Database
  ) throws -> OutboxPass {
    let lines = try Lines(at: moment, db)
    var taken = try accounts(of: inFlight, db)
    var chosen: [ActionID] = []
    for urgency in Action.Urgency.allCases where chosen.count < limit {
      // In another order each time, so that no account is always the first among equals.
      var turn = OutboxTurnTaking(
        lines.due[urgency, default: []].shuffled(), urgency: urgency, turns: turns, taken: taken, limit: perAccount)
      var waiting: [AccountID: ArraySlice<ActionID>] = [:]
      while chosen.count < limit, let account = turn.next {
        // There may be as many before those that are free as the account has in flight.
        let most = min(perAccount, taken[account, default: 0] + limit - chosen.count)
        var line =
          try waiting[account]
          ?? OutboxLine(of: account, urgency, dueAt: moment)
          .first(most, among: turns.unreadAccounts[.init(account, urgency)], db)
          .filter { !inFlight.contains($0) }[...]
        let next = line.popFirst()
        waiting[account] = line
        guard let action = next else {
          turn.leave()
          continue
        }
        chosen.append(action)
        taken[account, default: 0] += 1
        turn.take()
      }
    }
    return try pass(of: chosen, lines.nextDue, db)
  }

  private static func pass(of chosen: [ActionID], _ nextDue: Timestamp?, _ db: Database) throws -> OutboxPass {
    let action = try db.cachedStatement(sql: Action.selection + " WHERE actions.id = ?")
    let account = try db.cachedStatement(sql: "SELECT * FROM accounts WHERE id = ?")
    var pass = OutboxPass(nextDue: nextDue)
    for id in chosen {
      guard let row = try Row.fetchOne(action, arguments: [id.rawValue]) else { continue }
      pass.actions.append(try Action(row: row))
    }
    for id in Set(pass.actions.map(\.accountID)) {
      guard let row = try Row.fetchOne(account, arguments: [id.rawValue]) else { continue }
      pass.accounts[id] = try Account(row: row)
    }
    return pass
  }

  static func dueCount(at moment: Timestamp, _ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: dueCountSQL), arguments: [moment.milliseconds]) ?? 0
  }

  /// When the earliest waiting action of all lines is due.
  static func earliest(_ db: Database) throws -> Timestamp? {
    try Int64.fetchOne(db.cachedStatement(sql: earliestSQL)).map(Timestamp.init(milliseconds:))
  }

  /// How many of these actions each account has.
  private static func accounts(of actions: Set<ActionID>, _ db: Database) throws -> [AccountID: Int] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT account_id, count(*) FROM json_each(?) AS ids CROSS JOIN actions ON actions.id = ids.value
          GROUP BY account_id
          """), arguments: [actions.jsonArray()])
    var counts: [AccountID: Int] = [:]
    while let row = try rows.next() { counts[AccountID(rawValue: row[0])] = row[1] }
    return counts
  }
}

extension OutboxQueries {
  /// The lines of all accounts with waiting actions.
  private struct Lines {
    /// Those with something due.
    private(set) var due: [Action.Urgency: [OutboxTurnTaking.Line]] = [:]
    private(set) var nextDue: Timestamp?

    init(at moment: Timestamp, _ db: Database) throws {
      let rows = try Row.fetchCursor(db.cachedStatement(sql: linesSQL), arguments: [moment.milliseconds])
      // Columns by their places: there may be ten thousand accounts.
      while let row = try rows.next() {
        if let next = (row[5] as Int64?).map(Timestamp.init(milliseconds:)) { nextDue = min(nextDue ?? next, next) }
        guard row[4] as Bool, let urgency = Action.Urgency(rawValue: row[3]) else { continue }
        due[urgency, default: []].append(
          OutboxTurnTaking.Line(
            account: AccountID(rawValue: row[0]), tenant: TenantID(rawValue: row[1]),
            app: (row[2] as Int64?).map(AppID.init(rawValue:))))
      }
    }
  }
}
