import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("A cut of the audit log") struct AuditCutTests {
  private let test: TestDatabase
  private let policy = RetentionPolicy(auditDays: 400)
  private static let day = Duration.seconds(86_400)

  init() throws { test = try TestDatabase() }

  /// Two entries a day for so many days, from the clock's start on.
  private func write(days: Int) async throws {
    for _ in 0..<days {
      try await test.writeFullEntries(2)
      test.clock.advance(by: Self.day)
    }
  }

  private func cut() async throws { try await test.runRetention(policy, at: test.clock.now) }

  @Test("takes what is older, to the millisecond, and the rest is whole from there on")
  func boundary() async throws {
    try await write(days: 3)
    test.clock.set(TestClock.start + .seconds(400 * 86_400))
    try await cut()
    #expect(try await test.auditEntries().count == 6)
    test.clock.advance(by: .milliseconds(1))
    let head = try #require(try await test.auditEntries()[1].link?.hash)
    try await cut()
    let entries = try await test.auditEntries()
    #expect(entries.count == 5 && entries.first?.link?.previousHash == head)
    #expect(entries.last?.action == "audit.cut")
    let verification = try await test.verifyAudit()
    #expect(verification.isWhole && verification.entries == 5)
    #expect(verification.cut?.entries == 2 && verification.cut?.lastHash == head)
    #expect(try await test.count("SELECT count(*) FROM audit_entries") == 5)
    #expect(try await test.verifyAudit(head: head).isWhole)
  }

  @Test("is made once a day, and goes on from the one before")
  func again() async throws {
    try await write(days: 5)
    test.clock.set(TestClock.start + .seconds(401 * 86_400) + .milliseconds(1))
    try await cut()
    test.clock.advance(by: Self.day - .milliseconds(1))
    try await cut()
    #expect(try await test.count("SELECT count(*) FROM audit_checkpoints") == 1)
    test.clock.advance(by: .milliseconds(1))
    try await cut()
    let verification = try await test.verifyAudit()
    #expect(verification.isWhole && verification.cut?.entries == 6)
    #expect(try await test.count("SELECT count(*) FROM audit_checkpoints") == 2)
  }

  @Test("is hidden from readers before the last of its rows is gone, also after a crash between slices")
  func slices() async throws {
    try await write(days: 20)
    test.clock.set(TestClock.start + .seconds(410 * 86_400))
    try await test.runRetention(policy, at: test.clock.now, within: .zero, atMost: 4)
    let entries = try await test.auditEntries()
    #expect(try await test.count("SELECT count(*) FROM audit_entries") > entries.count)
    #expect(try await test.verifyAudit().isWhole)
    await test.database.close()
    let again = try TestDatabase(folder: test.folder, clock: test.clock)
    try await again.runRetention(policy, at: again.clock.now)
    #expect(try await again.count("SELECT count(*) FROM audit_entries") == entries.count)
    #expect(try await again.verifyAudit().isWhole)
  }

  @Test(
    "is not made over a part that is not whole",
    arguments: [
      "UPDATE audit_entries SET subject = 'x' WHERE id = ?", "DELETE FROM audit_entries WHERE id = ?",
    ])
  func damaged(_ sql: String) async throws {
    try await write(days: 3)
    let entry = try await test.auditEntries()[1]
    try await test.tamper(sql, [entry.id.rawValue])
    test.clock.set(TestClock.start + .seconds(500 * 86_400))
    await #expect(throws: AuditLogDamage.self) { try await cut() }
    #expect(try await test.count("SELECT count(*) FROM audit_checkpoints") == 0)
    #expect(try await test.verifyAudit().broken != nil)
  }

  @Test(
    "leaves every later fault to be found",
    arguments: [
      "UPDATE audit_entries SET subject = 'x' WHERE id = ?", "DELETE FROM audit_entries WHERE id = ?",
    ], [0, 1, 2])
  func tamperedAfter(_ sql: String, _ place: Int) async throws {
    try await write(days: 3)
    test.clock.set(TestClock.start + .seconds(401 * 86_400))
    try await cut()
    #expect(try await test.verifyAudit().isWhole)
    try await test.tamper(sql, [try await test.auditEntries()[place].id.rawValue])
    #expect(try await test.verifyAudit().broken != nil)
  }

  @Test("cannot be made up: without the gateway's own entry about it the log is broken at its beginning")
  func forged() async throws {
    try await write(days: 3)
    let entries = try await test.auditEntries()
    try await test.tamper("DELETE FROM audit_entries WHERE id <= ?", [entries[1].id.rawValue])
    try await test.tamper(
      "INSERT INTO audit_checkpoints VALUES (?, ?, 2, 0)", [entries[1].id.rawValue, entries[1].link?.hash])
    let verification = try await test.verifyAudit()
    #expect(verification.broken?.fault == .displaced && verification.broken?.id == "\(entries[2].id)")
  }

  @Test(
    "is the only way in which an entry goes, and is itself for good",
    arguments: [
      "DELETE FROM audit_entries", "UPDATE audit_entries SET subject = 'x'", "DELETE FROM audit_checkpoints",
      "UPDATE audit_checkpoints SET entries = 1",
      "INSERT INTO audit_checkpoints SELECT last_id - 1, last_hash, 1, 0 FROM audit_checkpoints",
    ])
  func triggers(_ sql: String) async throws {
    try await write(days: 3)
    test.clock.set(TestClock.start + .seconds(401 * 86_400))
    try await cut()
    let before = try await test.dump()
    await #expect(throws: DatabaseError.self) { try await test.onWriter { db in try db.execute(sql: sql) } }
    #expect(try await test.dump() == before)
  }
}
