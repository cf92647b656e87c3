internal import GRDB
public import Moderation

/// Which access tokens are due, in SQLite.
public struct TokenRenewalRepository: TokenRenewalQueue {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func dueRenewals(at moment: Timestamp, limit: Int) async throws -> [DueRenewal] {
    try await database.read { db in
      try Row.fetchAll(db, sql: Self.dueSQL, arguments: [moment.milliseconds, limit]).map { row in
        DueRenewal(account: try Account(row: row), failures: row["renew_failures"])
      }
    }
  }

  public func nextRenewal(after moment: Timestamp) async throws -> Timestamp? {
    try await database.read { db in
      try Int64.fetchOne(db, sql: Self.nextSQL, arguments: [moment.milliseconds]).map(Timestamp.init(milliseconds:))
    }
  }

  public func renewalFailed(of account: AccountID, because message: String, until moment: Timestamp) async throws {
    defer { database.signals.lapses.signal() }
    try await database.write { db in
      try db.execute(
        sql: """
          UPDATE account_tokens SET renew_at = ?, renew_failures = renew_failures + 1, renew_error = ?
          WHERE account_id = ?
          """,
        arguments: [moment.milliseconds, message, account.rawValue])
    }
  }

  public func waitForRenewals(until deadline: Timestamp?) async {
    await database.signals.renewals.wait(until: deadline, now: database.clock.now())
  }

  /// Leaves out what waits for a person: what is disabled, and what must be authorised again. What cannot be renewed is
  /// disconnected at its end, for a person to put right: not by a clock that jumped ahead and is not believed. CROSS
  /// JOIN keeps SQLite to the order of the index.
  static let dueSQL = """
    SELECT accounts.*, renew_failures FROM account_tokens
    CROSS JOIN accounts ON accounts.id = account_tokens.account_id AND accounts.disabled = 0 AND disconnected_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM apps WHERE apps.id = accounts.app_id AND apps.disabled = 1)
    CROSS JOIN tenants ON tenants.id = accounts.tenant_id AND tenants.disabled = 0
    WHERE renew_at <= ?
      AND (refresh IS NOT NULL AND accounts.app_id IS NOT NULL
        OR renew_at <= coalesce((SELECT believed_at FROM retention_clock WHERE id = 1), renew_at))
    ORDER BY renew_at LIMIT ?
    """

  static let nextSQL = "SELECT min(renew_at) FROM account_tokens WHERE renew_at > ?"
}
