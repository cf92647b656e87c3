internal import GRDB
public import Moderation

/// What is wrong with authorisations, in SQLite.
public struct AuthorisationWatchRepository: AuthorisationWatch {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func untoldTroubles(at moment: Timestamp, failingWithin: Duration, limit: Int) async throws
    -> [AuthorisationTrouble]
  {
    try await database.read { db in
      let lapsed = try Row.fetchAll(db, sql: Self.lapsedSQL, arguments: [limit])
        .map { row in
          row.trouble(.lapsed(since: row.time("disconnected_at"), reason: row["disconnected_reason"] ?? ""))
        }
      let failing = try Row.fetchAll(
        db, sql: Self.failingSQL, arguments: [(moment + failingWithin).milliseconds, limit]
      ).map { row in
        row.trouble(
          .refreshFailing(
            ends: row.time("access_expires_at"),
            RenewalTrouble(failures: row["renew_failures"], message: row["renew_error"] ?? "")))
      }
      let ending = try Row.fetchAll(
        db, sql: Self.endingSQL, arguments: [(moment + AccountAuthorisation.warning).milliseconds, limit]
      ).map { row in row.trouble(.ending(row.time("refresh_expires_at"))) }
      return Array((lapsed + failing + ending).prefix(limit))
    }
  }

  public func markTold(_ trouble: AuthorisationTrouble, at moment: Timestamp) async throws {
    let account = trouble.accountID.rawValue
    try await database.write { db in
      switch trouble.kind {
      // Not the next lapse, should the account have been connected and lost again meanwhile.
      case .lapsed(let since, _):
        try db.execute(
          sql: "UPDATE accounts SET lapse_told_at = ? WHERE id = ? AND disconnected_at = ?",
          arguments: [moment.milliseconds, account, since.milliseconds])
      case .refreshFailing(let end, _):
        try db.execute(
          sql: "UPDATE account_tokens SET failing_told_at = ? WHERE account_id = ? AND access_expires_at = ?",
          arguments: [moment.milliseconds, account, end.milliseconds])
      case .ending(let end):
        try db.execute(
          sql: "UPDATE account_tokens SET ending_told_at = ? WHERE account_id = ? AND refresh_expires_at = ?",
          arguments: [moment.milliseconds, account, end.milliseconds])
      }
    }
  }

  public func waitForTroubles(until deadline: Timestamp?) async {
    await database.signals.lapses.wait(until: deadline, now: database.clock.now())
  }

  private static let selection = "SELECT accounts.id, accounts.tenant_id, accounts.name"
  private static let isInUse = """
    accounts.disabled = 0 AND EXISTS (SELECT 1 FROM tenants WHERE tenants.id = accounts.tenant_id AND disabled = 0)
    """
  private static let ofConnected = """
    FROM account_tokens CROSS JOIN accounts ON accounts.id = account_tokens.account_id AND disconnected_at IS NULL
      AND \(isInUse)
    """

  static let lapsedSQL = """
    \(selection), disconnected_at, disconnected_reason FROM accounts
    WHERE disconnected_at IS NOT NULL AND lapse_told_at IS NULL AND \(isInUse) ORDER BY disconnected_at LIMIT ?
    """
  /// One failure may be a blink.
  static let failingSQL = """
    \(selection), access_expires_at, renew_failures, renew_error \(ofConnected)
    WHERE renew_failures > 0 AND failing_told_at IS NULL AND access_expires_at < ?1
      AND renew_failures >= 2 ORDER BY access_expires_at LIMIT ?2
    """
  /// A refresh token that cannot be used, for want of an app, ends nothing.
  static let endingSQL = """
    \(selection), refresh_expires_at \(ofConnected)
    WHERE refresh_expires_at IS NOT NULL AND ending_told_at IS NULL AND refresh_expires_at < ?1
      AND refresh IS NOT NULL AND app_id IS NOT NULL ORDER BY refresh_expires_at LIMIT ?2
    """
}

extension Row {
  fileprivate func trouble(_ kind: AuthorisationTrouble.Kind) -> AuthorisationTrouble {
    AuthorisationTrouble(tenantID: id("tenant_id"), accountID: id("id"), accountName: self["name"], kind: kind)
  }
}
