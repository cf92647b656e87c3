internal import GRDB
public import Moderation

// Accounts that nothing is delivered about.

extension SweepRepository {
  /// How often it is looked which accounts are in use, and after how long nobody has heard anything meanwhile.
  private static let watchInterval = Duration.seconds(3600)
  private static let watchGap = Duration.seconds(86_400)

  public func watchAccounts(at moment: Timestamp) async throws {
    let watchedAt = try await database.read { db in
      try Int64.fetchOne(db, sql: "SELECT watched_at FROM sweep_cursor").map(Timestamp.init(milliseconds:))
    }
    let pause = watchedAt.map { moment - $0 }
    if let pause, pause >= .zero, pause < Self.watchInterval { return }
    let hasGap = pause.map { $0 < .zero || $0 > Self.watchGap } ?? true
    try await database.write { db in
      try db.execute(sql: "UPDATE sweep_cursor SET watched_at = ?", arguments: [moment.milliseconds])
      try db.execute(
        sql: """
          UPDATE account_silences SET watched_from = ?1, quiet_told_at = NULL
          WHERE ?2 OR NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.id = account_id AND \(AccountLines.isInUse))
          """, arguments: [moment.milliseconds, hasGap])
      try db.execute(
        sql: """
          INSERT INTO account_silences (account_id, watched_from) SELECT id, ?1 FROM accounts
          WHERE \(AccountLines.isInUse)
            AND NOT EXISTS (SELECT 1 FROM account_silences WHERE account_silences.account_id = accounts.id)
          """, arguments: [moment.milliseconds])
    }
  }

  public func untoldSilences(limit: Int, at moment: Timestamp) async throws -> [AccountSilence] {
    try await database.read { db in
      let growing = try Row.fetchAll(db, sql: Self.growingSQL, arguments: [AccountSilence.fewestFound, limit])
      let quiet = try Row.fetchAll(
        db, sql: Self.quietSQL, arguments: [(moment - AccountSilence.longestQuiet).milliseconds, limit])
      return growing.map { $0.silence(.comments(found: $0["found"])) } + quiet.map { $0.silence(.quiet) }
    }
  }

  public func markTold(_ silence: AccountSilence, at moment: Timestamp) async throws {
    let column = silence.sign == .quiet ? "quiet_told_at" : "told_at"
    try await database.write { db in
      // Not the next episode, should a delivery have come meanwhile.
      try db.execute(
        sql: "UPDATE account_silences SET \(column) = ? WHERE account_id = ? AND heard_at IS ?",
        arguments: [moment.milliseconds, silence.accountID.rawValue, silence.heardAt?.milliseconds])
    }
  }

  private static let selection = """
    SELECT accounts.id, accounts.tenant_id, accounts.name, account_silences.found, heard_at
    FROM account_silences JOIN accounts ON accounts.id = account_silences.account_id AND \(AccountLines.isInUse)
    """
  private static let growingSQL = """
    \(selection) WHERE told_at IS NULL AND account_silences.found > 0 AND account_silences.found >= ? LIMIT ?
    """
  /// Whoever was told that comments had to be found need not be told of this.
  private static let quietSQL = """
    \(selection) WHERE quiet_told_at IS NULL AND told_at IS NULL AND max(coalesce(heard_at, 0), watched_from) <= ?
    LIMIT ?
    """
}

extension Row {
  fileprivate func silence(_ sign: AccountSilence.Sign) -> AccountSilence {
    AccountSilence(
      tenantID: id("tenant_id"), accountID: id("id"), accountName: self["name"], sign: sign,
      heardAt: optionalTime("heard_at"))
  }
}
