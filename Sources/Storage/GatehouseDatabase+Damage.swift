internal import GRDB
public import Moderation

extension GatehouseDatabase: DamageSearching {
  /// A table with its indices at a time, so that no reader holds on to an earlier state for longer than it must. SQLite
  /// looks at every page and every record, but not whether indices and tables agree: that would take many times as long,
  /// and is what trying a backup is for.
  public func searchForDamage() async throws {
    let tables = try await read { db in
      try String.fetchAll(
        db, sql: "SELECT 'sqlite_schema' UNION ALL SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
      )
    }
    for table in tables {
      let found = try await read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(\"\(table)\")") }
      if let found, found != "ok" { throw damage.found("\(table): \(found)") }
    }
  }
}
