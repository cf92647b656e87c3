internal import GRDB
internal import Moderation

/// The questions about what is to be looked at in SQL. Each costs a few steps for an account with such actions, and
/// none for the actions themselves, however many wait.
enum ConfirmationQueries {
  /// How many of an account's due actions are gone through for those of one video.
  private static let mostScanned = 1000

  /// The accounts with something to look at, found by leaping from one to the next in the index. Leaves out what waits
  /// for a person.
  private static let waiting = """
    WITH RECURSIVE lines (account_id) AS (
      SELECT min(account_id) FROM actions WHERE check_at IS NOT NULL
      UNION ALL
      SELECT (SELECT min(account_id) FROM actions WHERE check_at IS NOT NULL AND account_id > lines.account_id)
      FROM lines WHERE lines.account_id IS NOT NULL
    ), waiting (account_id) AS (
      SELECT lines.account_id FROM lines
      CROSS JOIN accounts ON accounts.id = lines.account_id AND accounts.disabled = 0 AND disconnected_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM apps WHERE apps.id = accounts.app_id AND apps.disabled = 1)
      CROSS JOIN tenants ON tenants.id = accounts.tenant_id AND tenants.disabled = 0
    )
    """

  private static let dueAccountsSQL =
    waiting + """
       SELECT account_id FROM waiting WHERE EXISTS (
        SELECT 1 FROM actions WHERE check_at IS NOT NULL AND account_id = waiting.account_id AND check_at <= ?)
      """

  private static let earliestSQL =
    waiting + """
       SELECT min((
        SELECT min(check_at) FROM actions
        WHERE check_at IS NOT NULL AND account_id = waiting.account_id AND check_at > ?)) FROM waiting
      """

  private static let lineSQL = """
    SELECT actions.id, actions.tenant_id, actions.carried_out_as, actions.drifts, actions.attempts,
      actions.absent_since,
      events.comment_id, events.video_id,
      coalesce((SELECT max(ended_at) FROM attempts WHERE action_id = actions.id), actions.updated_at) AS since
    FROM actions CROSS JOIN events ON events.id = actions.event_id
    WHERE actions.check_at IS NOT NULL AND actions.account_id = ? AND actions.check_at <= ?
    ORDER BY actions.check_at LIMIT \(mostScanned)
    """

  /// As `ConfirmationQueue.due` says.
  static func due(at moment: Timestamp, limit: Int, size: Int, excluding busy: Set<AccountID>, _ db: Database) throws
    -> [ConfirmationBatch]
  {
    let accounts = try Int64.fetchAll(db.cachedStatement(sql: dueAccountsSQL), arguments: [moment.milliseconds])
      .map(AccountID.init(rawValue:)).filter { !busy.contains($0) }
    let believed = try Int64.fetchOne(db, sql: "SELECT believed_at FROM retention_clock WHERE id = 1").map(
      Timestamp.init(milliseconds:))
    let aged = min(moment, believed ?? moment)
    return try accounts.shuffled().prefix(limit).compactMap { account in
      try batch(of: account, at: moment, aged: aged, size: size, db)
    }
  }

  static func earliest(after moment: Timestamp, _ db: Database) throws -> Timestamp? {
    try Int64.fetchOne(db.cachedStatement(sql: earliestSQL), arguments: [moment.milliseconds])
      .map(Timestamp.init(milliseconds:))
  }

  /// Ages are counted up to `aged`.
  private static func batch(
    of account: AccountID, at moment: Timestamp, aged: Timestamp, size: Int, _ db: Database
  ) throws -> ConfirmationBatch? {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: lineSQL), arguments: [account.rawValue, moment.milliseconds])
    var batch: ConfirmationBatch?
    var comments: Set<String> = []
    while let row = try rows.next() {
      let video = row["video_id"] as String
      if batch == nil {
        batch = ConfirmationBatch(tenantID: row.id("tenant_id"), accountID: account, videoID: video, items: [])
      }
      let comment = row["comment_id"] as String
      guard batch?.videoID == video, comments.contains(comment) || comments.count < size else { continue }
      comments.insert(comment)
      batch?.items.append(
        ConfirmationBatch.Item(
          actionID: row.id("id"), commentID: comment, kind: try row.value("carried_out_as"), drifts: row["drifts"],
          attempts: row["attempts"], since: row.time("since"), age: aged - row.time("since"),
          absentSince: row.optionalTime("absent_since")))
    }
    return batch
  }
}
