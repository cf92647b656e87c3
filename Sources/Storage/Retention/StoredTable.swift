internal import GRDB

/// A table as the database itself describes it, so that one which is added later is not forgotten.
struct StoredTable {
  let name: String
  /// In the order of the key.
  let primaryKey: [String]

  init(_ name: String, _ db: Database) throws {
    self.name = name
    primaryKey = try String.fetchAll(
      db, sql: "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", arguments: [name])
  }

  /// Keys of rows for which `condition` holds.
  func keys(where condition: String, _ arguments: StatementArguments, limit: Int, _ db: Database) throws
    -> [[DatabaseValue]]
  {
    let columns = primaryKey.map { "\(name).\($0)" }.joined(separator: ", ")
    return try Row.fetchAll(
      db, sql: "SELECT \(columns) FROM \(name) WHERE \(condition) LIMIT \(limit)", arguments: arguments
    ).map { row in Array(row.databaseValues) }
  }

  /// Deletes the rows with these keys, one by one, until the time is up; those that are gone are passed over. Says how
  /// many rows it deleted.
  func delete(_ keys: [[DatabaseValue]], within time: WriterTime, _ db: Database) throws -> Int {
    let key = primaryKey.map { "\(name).\($0) = ?" }.joined(separator: " AND ")
    let statement = try db.cachedStatement(sql: "DELETE FROM \(name) WHERE \(key)")
    var deleted = 0
    for key in keys {
      try statement.execute(arguments: StatementArguments(key))
      deleted += db.changesCount
      if time.isUp { break }
    }
    return deleted
  }

  /// The tables with rows that cannot be without the tenant's.
  static func ofTenants(_ db: Database) throws -> [StoredTable] {
    try String.fetchAll(
      db,
      sql: """
        SELECT m.name FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k
        WHERE m.type = 'table' AND k."table" = 'tenants' AND k."from" = 'tenant_id'
        ORDER BY m.name
        """
    ).map { try StoredTable($0, db) }
  }

  /// The tables that name an account of a tenant and outlive it, but those that are cleared by their events.
  static func namingAccounts(_ db: Database) throws -> [StoredTable] {
    try String.fetchAll(
      db,
      sql: """
        SELECT m.name FROM sqlite_schema m
        WHERE m.type = 'table'
          AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'account_id')
          AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'tenant_id')
          AND NOT EXISTS (
            SELECT 1 FROM pragma_foreign_key_list(m.name) k
            WHERE k."table" IN ('accounts', 'events') AND k.on_delete = 'CASCADE')
          -- A receipt says what was done, and stays.
          AND m.name NOT IN ('events', 'erasures', 'deleted_accounts')
        ORDER BY m.name
        """
    ).map { try StoredTable($0, db) }
  }
}
