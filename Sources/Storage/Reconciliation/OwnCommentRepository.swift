internal import GRDB
public import Moderation

/// Accounts' own comments, in SQLite.
public struct OwnCommentRepository: OwnCommentStore {
  /// How many comments one transaction puts right.
  private static let batch = 50

  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func learn(author: String, of account: AccountID, in scope: TenantScope) async throws -> Bool {
    let isKnown = try await database.read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM accounts WHERE id = ? AND author_id = ?)",
        arguments: [account.rawValue, author])
    }
    guard isKnown != true else { return false }
    return try await database.write { db in
      guard
        try db.change(
          """
          UPDATE accounts SET author_id = ? WHERE id = ? AND tenant_id = ? AND author_id IS NOT ?
          """, [author, account.rawValue, scope.tenantID.rawValue, author])
      else { return false }
      try db.execute(
        sql: "INSERT INTO own_comment_checks (account_id, cursor) VALUES (?, 0) ON CONFLICT DO UPDATE SET cursor = 0",
        arguments: [account.rawValue])
      return true
    }
  }

  public func correct(
    _ commentIDs: [String], of account: AccountID, in scope: TenantScope, at moment: Timestamp
  ) async throws {
    let ids = try await database.read { db in
      let marks = databaseQuestionMarks(count: commentIDs.count)
      return try Int64.fetchAll(
        db,
        sql: """
          SELECT events.id FROM events JOIN decisions ON decisions.event_id = events.id
          WHERE comment_id IN (\(marks)) AND account_id = ? AND tenant_id = ? AND \(OwnCommentCorrection.isMistaken)
          """,
        arguments: StatementArguments(commentIDs) + [account.rawValue, scope.tenantID.rawValue])
    }
    guard !ids.isEmpty else { return }
    defer { database.work.signal() }
    try await database.write { db, journal in
      for id in ids { try OwnCommentCorrection.correct(EventID(rawValue: id), at: moment, db, journal) }
    }
  }

  public func correctEarlier(at moment: Timestamp) async throws {
    while let check = try await nextCheck() {
      defer { database.work.signal() }
      try await database.write { db, journal in
        for id in check.mistaken { try OwnCommentCorrection.correct(EventID(rawValue: id), at: moment, db, journal) }
        if let last = check.mistaken.last {
          try db.execute(
            sql: "UPDATE own_comment_checks SET cursor = ? WHERE account_id = ? AND cursor = ?",
            arguments: [last, check.accountID, check.cursor])
        } else {
          // Unless another name was learned meanwhile.
          try db.execute(
            sql: """
              DELETE FROM own_comment_checks WHERE account_id = ? AND cursor = ?
                AND EXISTS (SELECT 1 FROM accounts WHERE id = account_id AND author_id = ?)
              """,
            arguments: [check.accountID, check.cursor, check.author])
        }
      }
    }
  }

  /// An account whose comments are to be gone through, and the next of them that are to be put right.
  private struct Check: Sendable {
    var accountID: Int64
    var author: String
    var cursor: Int64
    var mistaken: [Int64]
  }

  private func nextCheck() async throws -> Check? {
    try await database.read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT account_id, cursor, author_id, tenant_id FROM own_comment_checks
          JOIN accounts ON accounts.id = own_comment_checks.account_id WHERE author_id IS NOT NULL LIMIT 1
          """)
      guard let row else { return nil }
      let mistaken = try Int64.fetchAll(
        db,
        sql: """
          SELECT events.id FROM events JOIN decisions ON decisions.event_id = events.id
          WHERE events.tenant_id = ? AND events.id > ? AND events.account_id = ? AND events.author_id = ?
            AND \(OwnCommentCorrection.isMistaken)
          ORDER BY events.id LIMIT \(Self.batch)
          """,
        arguments: [
          row["tenant_id"] as Int64, row["cursor"] as Int64, row["account_id"] as Int64, row["author_id"] as String,
        ])
      return Check(
        accountID: row["account_id"], author: row["author_id"], cursor: row["cursor"], mistaken: mistaken)
    }
  }
}
