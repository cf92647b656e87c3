import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("The list of sealed columns")
struct SealedColumnTests {
  /// Columns of bytes that hold no ciphertext. A new one belongs here or among the sealed ones: what is sealed and not
  /// listed would be lost with the next change of the key.
  private static let plain: Set<String> = [
    "parked.body", "term_list_versions.terms", "sessions.token_digest", "tokens.digest", "invitations.code_digest",
    "recovery_codes.digest", "authorisations.state_digest",
  ]

  @Test("has every column of bytes that is not known to be plain")
  func completeness() async throws {
    let test = try TestDatabase()
    let columns = try await test.database.pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT tables.name || '.' || columns.name
          FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
          WHERE tables.type = 'table' AND columns.type = 'BLOB'
          """)
    }
    #expect(Set(columns) == Self.plain.union(SealedColumn.all.map { "\($0.table).\($0.name)" }))
    #expect(SealedColumn.all.last?.table == "key_probe")
  }
}
