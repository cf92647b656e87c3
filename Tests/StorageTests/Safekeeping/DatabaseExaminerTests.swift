import Foundation
import GRDB
import Moderation
import Sealing
import Testing

@testable import Storage

@Suite("The examination of a database file")
struct DatabaseExaminerTests {
  /// A copy of a database with a row of everything, and a change to it.
  private static func examined(
    _ change: String? = nil,
    opening open: @escaping @Sendable (SealedSecret, SecretLocation) throws -> Void = { _, _ in }
  ) async throws -> DatabaseExamination {
    let test = try TestDatabase()
    _ = try await World("one", in: test)
    let path = test.folder.path("copy.db")
    try await test.database.copy(to: path)
    if let change {
      let queue = try DatabaseQueue(path: path)
      try await queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF; DROP TRIGGER audit_entries_are_final; \(change)")
      }
      try queue.close()
    }
    return try await DatabaseExaminer().examine(fileAt: path, opening: open)
  }

  @Test("finds nothing in a sound one, and tells its schema and its rows")
  func sound() async throws {
    let found = try await Self.examined()
    #expect(found.faults == [])
    #expect(found.facts.schemaVersion == Migration.all.last?.version)
    #expect(found.facts.migrations.first?.sha256 == Hex.encode(SHA256.digest(Migration.all[0].sql.utf8)))
    #expect(found.facts.rows["tenants"] == 1)
    #expect(found.facts.rows["events"] == 4)
    #expect(found.secrets >= 5)
  }

  @Test(
    "names what is wrong",
    arguments: [
      ("UPDATE audit_entries SET action = 'x' WHERE id = (SELECT min(id) FROM audit_entries)", "chain is broken"),
      ("DELETE FROM tenants", "refer to none of tenants"),
      ("UPDATE schema_migrations SET sql = sql || ' ' WHERE version = 1", "0001_initial.sql"),
      ("UPDATE schema_migrations SET version = 9999, file_name = '9999_x.sql' WHERE version = 15", "9999"),
    ])
  func faults(_ change: String, _ words: String) async throws {
    let faults = try await Self.examined(change).faults
    #expect(faults.contains { $0.contains(words) }, "\(faults)")
  }

  @Test("finds nothing where the audit log was just being cut, and an altered entry behind the cut all the same")
  func cutAuditLog() async throws {
    let test = try TestDatabase()
    for _ in 0..<20 {
      try await test.writeFullEntries(2)
      test.clock.advance(by: .seconds(86_400))
    }
    test.clock.set(TestClock.start + .seconds(410 * 86_400))
    try await test.runRetention(RetentionPolicy(auditDays: 400), at: test.clock.now, within: .zero, atMost: 4)
    let cut = "id <= (SELECT max(last_id) FROM audit_checkpoints)"
    #expect(try await test.count("SELECT count(*) FROM audit_entries WHERE \(cut)") > 0)
    let path = test.folder.path("copy.db")
    try await test.database.copy(to: path)
    #expect(try await DatabaseExaminer().examine(fileAt: path) { _, _ in }.faults == [])
    try await test.tamper("UPDATE audit_entries SET action = 'x' WHERE id = (SELECT max(id) FROM audit_entries)")
    try await test.database.copy(to: path + ".altered")
    let faults = try await DatabaseExaminer().examine(fileAt: path + ".altered") { _, _ in }.faults
    #expect(faults.contains { $0.contains("chain is broken") }, "\(faults)")
  }

  @Test("names the secrets that do not open, and counts the others")
  func secrets() async throws {
    struct Wrong: Error {}
    let all = try await Self.examined().secrets
    let found = try await Self.examined { _, location in
      if location.context.hasPrefix("apps/secret/") { throw Wrong() }
    }
    #expect(found.secrets == all - 1)
    #expect(found.faults.count == 1)
    #expect(found.faults.first?.hasPrefix("apps/secret/app_") == true)
  }

  @Test("notices a page that was overwritten")
  func corruptPage() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("busy")
    let account = try await test.addAccount(in: scope)
    for round in 0..<10 {
      _ = await test.record((0..<200).map { .comment("\(round) \($0)", text: "some words", of: account, in: scope) })
    }
    let path = test.folder.path("copy.db")
    try await test.database.copy(to: path)
    let file = try FileHandle(forUpdating: URL(filePath: path))
    let pages = try file.seekToEnd() / 4096
    // Among the events, which were written last: without its schema it could not be opened at all.
    try file.seek(toOffset: pages * 9 / 10 * 4096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
    #expect(try await !DatabaseExaminer().examine(fileAt: path) { _, _ in }.faults.isEmpty)
  }
}
