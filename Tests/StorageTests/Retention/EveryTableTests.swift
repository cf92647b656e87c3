import GRDB
import Moderation
import Testing

@testable import Storage

/// Asks the schema itself, so that the next table is not forgotten: what becomes of its rows has to be said here, or
/// follow from its references.
@Suite("Every table") struct EveryTableTests {
  /// What is counted, and where the audit log was cut: kept for good.
  private static let rollups: Set = [
    "hourly_totals", "rule_days", "rule_set_days", "time_to_hidden_hours", "coverage_days", "audit_checkpoints",
  ]

  /// What people set up, and what is known of each of these: no more of it than they made.
  private static let configuration: Set = [
    "tenants", "apps", "accounts", "account_tokens", "account_silences", "own_comment_checks", "operators",
    "operator_grants", "second_factors", "recovery_codes", "tokens", "token_tenants", "rule_owners", "rule_sets",
    "rule_list_uses", "rule_fuses", "term_lists", "term_list_versions", "alert_channels", "review_limits",
    "report_schedules", "branding", "retention_policies", "deleted_comments", "schema_migrations",
  ]

  /// Kept short where they are written: calls and crashes of the last minute, pauses that ended, breaches of a day,
  /// videos that went quiet, the newest thousand backups and drills, messages with nothing left in them, what is deleted
  /// when it is done.
  private static let shortLived: Set = [
    "recent_calls", "call_pauses", "call_crashes", "call_breaches", "swept_videos", "backups", "backup_drills",
    "alert_deliveries",
    "deleted_accounts",
  ]

  private static let ageing = Set(AgeingRecord.allCases.map(\.rawValue)).union(["events", "audit_entries"])

  private struct Table {
    var name: String
    var sql: String
    var columns: Set<String>
    /// What its rows are deleted with.
    var owners: Set<String>
  }

  private let tables: [Table]

  init() async throws {
    let test = try TestDatabase()
    tables = try await test.database.pool.read { db in
      try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      ).map { row in
        let name: String = row["name"]
        return Table(
          name: name, sql: row["sql"],
          columns: try String.fetchSet(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [name]),
          owners: try String.fetchSet(
            db, sql: "SELECT \"table\" FROM pragma_foreign_key_list(?) WHERE on_delete = 'CASCADE'",
            arguments: [name]))
      }
    }
  }

  @Test("ages, goes with what ages, has one row, or is one of those that stay")
  func ageing() {
    let said = Self.rollups.union(Self.configuration).union(Self.shortLived)
    var gone = Self.ageing.union(Self.shortLived)
    // What hangs on what hangs on it.
    for _ in tables {
      gone.formUnion(tables.filter { !said.contains($0.name) && !$0.owners.isDisjoint(with: gone) }.map(\.name))
    }
    for table in tables where !table.sql.contains("CHECK (id = 1)") {
      #expect(
        gone.contains(table.name) || said.contains(table.name),
        "\(table.name) grows for ever: make it an AgeingRecord, or say here why it stays")
    }
    let names = Set(tables.map(\.name))
    #expect(said.union(Self.ageing).subtracting(names).isEmpty, "these are no tables")
    #expect(said.isDisjoint(with: Self.ageing))
  }

  @Test("that names an account or a tenant is cleared when that is deleted")
  func deletion() async throws {
    let test = try TestDatabase()
    let (ofAccounts, ofTenants) = try await test.database.pool.read { db in
      (Set(try StoredTable.namingAccounts(db).map(\.name)), Set(try StoredTable.ofTenants(db).map(\.name)))
    }
    // Calls are forgotten within minutes; a receipt outlives the account; the mark of a deletion ends with it.
    let exceptions: Set = ["events", "recent_calls", "erasures", "deleted_accounts"]
    for table in tables where table.columns.contains("account_id") && !exceptions.contains(table.name) {
      #expect(
        ofAccounts.contains(table.name) || !table.owners.isDisjoint(with: ["accounts", "events"]),
        "\(table.name) keeps rows of deleted accounts")
    }
    for table in tables where table.columns.contains("tenant_id") && table.name != "audit_entries" {
      #expect(
        ofTenants.contains(table.name) || table.owners.contains("events"), "\(table.name) keeps rows of deleted tenants"
      )
    }
  }
}
