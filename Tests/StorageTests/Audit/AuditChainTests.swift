import GRDB
import Moderation
import Sealing
import Testing

@testable import Storage

@Suite("The chain of audit entries") struct AuditChainTests {
  private let test: TestDatabase

  init() throws { test = try TestDatabase() }

  @Test("is whole whatever was written, and its head is the newest entry")
  func whole() async throws {
    let world = try await World("a", in: test)
    _ = try await TenantRepository(test.database).delete(in: world.scope, by: TestDatabase.gateway)
    let entries = try await test.auditEntries()
    let verification = try await test.verifyAudit()
    #expect(verification.isWhole && verification.entries == entries.count && verification.unchained == 0)
    #expect(verification.head?.id == entries.last.map { "\($0.id)" })
    #expect(verification.head?.hash == entries.last?.link?.hash)
    #expect(entries.first?.link?.previousHash == nil)
    #expect(Set(entries.map(\.action)).count > 8)
  }

  @Test("is empty before anything was done")
  func empty() async throws {
    #expect(try await test.verifyAudit() == AuditVerification())
  }

  @Test("has the hash that docs/audit.md describes")
  func form() async throws {
    try await test.writeFullEntries(1)
    try await test.writeFullEntries(1)
    let entries = try await test.auditEntries()
    let hashed =
      #"{"action":"rule_set.saved","address":"192.0.2.1","created_at":"2026-11-24T09:30:00.000Z","#
      + #""detail":"détail \"0\"\n","id":"\#(entries[1].id)","new":{"a":1,"b":{"c":null,"z":"***"}},"#
      + #""old":{"a":0,"b":null},"#
      + #""operator_id":"\#(OperatorID(rawValue: 77))","previous_hash":"\#(entries[0].link?.hash ?? "")","#
      + #""request_id":"req","subject":"subject 0","tenant_id":"\#(TenantID(rawValue: 79))","#
      + #""token_id":"\#(APITokenID(rawValue: 78))"}"#
    #expect(entries[1].link?.hash == Hex.encode(SHA256.digest(hashed.utf8)))
  }

  struct Alteration: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var sql: String

    init(_ column: String, _ sql: String) {
      testDescription = column
      self.sql = sql
    }

    static let all = [
      Alteration("tenant", "tenant_id = tenant_id + 1"), Alteration("no tenant", "tenant_id = NULL"),
      Alteration("tenant that is none", "tenant_id = -5"), Alteration("operator", "operator_id = operator_id + 1"),
      Alteration("no operator", "operator_id = NULL"), Alteration("token", "token_id = token_id + 1"),
      Alteration("action", "action = 'rule_set.savee'"), Alteration("subject", "subject = subject || ' '"),
      Alteration("detail", "detail = replace(detail, 't', 'u')"), Alteration("no detail", "detail = NULL"),
      Alteration("empty detail", "detail = ''"), Alteration("old values", "old_values = replace(old_values, '3', '2')"),
      Alteration("no old values", "old_values = NULL"), Alteration("new values", "new_values = new_values || ' '"),
      Alteration("new values that are no JSON", "new_values = '{'"),
      Alteration("address", "address = '192.0.2.2'"), Alteration("no address", "address = NULL"),
      Alteration("request", "request_id = 'reQ'"), Alteration("time", "created_at = created_at + 1"),
      Alteration("time before all times", "created_at = -9223372036854775808"),
      Alteration("time after all times", "created_at = 9223372036854775807"),
      Alteration("hash", "hash = replace(hash, substr(hash, 1, 1), 'g')"),
      Alteration("previous hash", "previous_hash = replace(previous_hash, substr(previous_hash, 1, 1), 'g')"),
      Alteration("no previous hash", "previous_hash = NULL"),
    ]
  }

  @Test("is broken at an entry of which anything was altered", arguments: Alteration.all)
  func altered(_ alteration: Alteration) async throws {
    try await test.writeFullEntries(7)
    let entry = try await test.auditEntries()[3]
    try await test.tamper("UPDATE audit_entries SET \(alteration.sql) WHERE id = ?", [entry.id.rawValue])
    let verification = try await test.verifyAudit()
    #expect(!verification.isWhole && verification.broken?.fault == .altered && verification.entries == 4)
    #expect(["\(entry.id)", "row \(entry.id.rawValue)"].contains(verification.broken?.id))
  }

  @Test("is broken at an entry that was given another id")
  func renumbered() async throws {
    try await test.writeFullEntries(3)
    let last = try await test.auditEntries()[2].id.rawValue
    try await test.tamper("UPDATE audit_entries SET id = id + 5 WHERE id = ?", [last])
    let verification = try await test.verifyAudit()
    #expect(verification.broken?.fault == .altered && verification.broken?.id == "\(AuditEntryID(rawValue: last + 5))")
  }

  @Test("is broken behind an entry that was removed, wherever it stood", arguments: [0, 3])
  func removed(_ place: Int) async throws {
    try await test.writeFullEntries(7)
    let entries = try await test.auditEntries()
    try await test.tamper("DELETE FROM audit_entries WHERE id = ?", [entries[place].id.rawValue])
    let verification = try await test.verifyAudit()
    #expect(verification.broken?.fault == .displaced && verification.broken?.id == "\(entries[place + 1].id)")
    #expect(verification.entries == place + 1)
  }

  @Test("is broken at an entry that was put in without a hash, and behind one with a hash of its own")
  func inserted() async throws {
    try await test.writeFullEntries(9)
    let entries = try await test.auditEntries()
    // Ids grow by a random step, so that there is room for another one nearly everywhere.
    let place = try #require((0..<8).first { entries[$0 + 1].id.rawValue - entries[$0].id.rawValue > 1 })
    let forged = AuditEntry(
      id: AuditEntryID(rawValue: entries[place].id.rawValue + 1), tenantID: nil, operatorID: nil,
      action: "list.saved", subject: "x", detail: nil, createdAt: entries[place].createdAt)
    try await test.tamper(
      "INSERT INTO audit_entries (id, action, subject, created_at) VALUES (?, 'list.saved', 'x', ?)",
      [forged.id.rawValue, forged.createdAt.milliseconds])
    var verification = try await test.verifyAudit()
    #expect(verification.broken?.fault == .unchained && verification.broken?.id == "\(forged.id)")
    let previous = try #require(entries[place].link?.hash)
    try await test.tamper(
      "UPDATE audit_entries SET previous_hash = ?, hash = ? WHERE id = ?",
      [previous, AuditEntry.sha256Hex(forged.hashedText(after: previous)), forged.id.rawValue])
    verification = try await test.verifyAudit()
    #expect(verification.broken?.fault == .displaced && verification.broken?.id == "\(entries[place + 1].id)")
  }

  @Test("is broken where entries changed places, even with their hashes")
  func reordered() async throws {
    try await test.writeFullEntries(5)
    let entries = try await test.auditEntries()
    let (first, second) = (entries[1].id.rawValue, entries[2].id.rawValue)
    try await test.tamper("UPDATE audit_entries SET id = 1 WHERE id = ?", [first])
    try await test.tamper("UPDATE audit_entries SET id = ? WHERE id = ?", [first, second])
    try await test.tamper("UPDATE audit_entries SET id = ? WHERE id = 1", [second])
    let verification = try await test.verifyAudit()
    #expect(verification.broken?.fault == .altered && verification.broken?.id == "\(entries[1].id)")
  }

  @Test("tells a tail that was cut off by a head noted before")
  func cut() async throws {
    try await test.writeFullEntries(5)
    let entries = try await test.auditEntries()
    let noted = try #require(try await test.verifyAudit().head?.hash)
    try await test.writeFullEntries(3)
    #expect(try await test.verifyAudit(head: noted).noted?.isFound == true)
    try await test.tamper("DELETE FROM audit_entries WHERE id > ?", [entries[2].id.rawValue])
    #expect(try await test.verifyAudit().isWhole)
    let verification = try await test.verifyAudit(head: noted)
    #expect(!verification.isWhole && verification.broken == nil && verification.noted?.isFound == false)
    // New entries do not heal it.
    try await test.writeFullEntries(3)
    #expect(try await test.verifyAudit(head: noted).noted?.isFound == false)
  }

  @Test("begins behind entries from before there was one, which are counted")
  func unchained() async throws {
    try await test.onWriter { db in
      for id in 1...3 {
        try db.execute(
          sql: "INSERT INTO audit_entries (id, action, subject, created_at) VALUES (?, 'list.saved', 'old', 5)",
          arguments: [id])
      }
    }
    #expect(try await test.verifyAudit().unchained == 3)
    try await test.writeFullEntries(2)
    let verification = try await test.verifyAudit()
    #expect(verification.isWhole && verification.unchained == 3 && verification.entries == 5)
    #expect(try await test.auditEntries()[3].link?.previousHash == nil)
  }

  @Test("goes on over what was rolled back, with its transaction or alone")
  func rollbacks() async throws {
    let world = try await BusinessWorld(in: test)
    let capped = Decision.by("spam", fuse: RuleFuse(actionsPerDay: 1))
    struct Refused: Error {}
    // Everything waits for the writer and goes into one transaction: a fuse that blows, a change that fails after its
    // entry, a delivery that fails and has the whole batch written again, and a change that stays.
    let gate = await Gate(holding: test.database)
    let blown = test.queue((0..<3).map { .decided("\($0)", capped, of: world.account, in: world.scope) })
    let failing = test.queue { db in
      try db.audit(.listSaved, "taken back", by: .gateway, of: nil, at: TestClock.start)
      throw Refused()
    }
    let strange = test.queue([.decided("9", capped, of: .fresh(), in: world.scope)])
    let kept = test.queue { db in
      try db.audit(.listSaved, "kept", by: .gateway, of: nil, at: TestClock.start)
    }
    gate.open()
    #expect(await kept.value == nil)
    #expect(await blown.value == [.stored, .stored, .stored])
    #expect(await strange.value == [.failed(.reference(what: "account"))])
    #expect(await failing.value != nil)
    let subjects = try await test.auditEntries().map(\.subject)
    #expect(subjects.contains("rule spam of the tenant layer") && subjects.contains("kept"))
    #expect(!subjects.contains("taken back"))
    let verification = try await test.verifyAudit()
    #expect(verification.isWhole && verification.entries == subjects.count)
  }

  @Test("is gone along in batches")
  func batches() async throws {
    try await test.writeFullEntries(2500)
    let verification = try await test.verifyAudit()
    #expect(verification.isWhole && verification.entries == 2500)
    let last = try #require(try await test.auditEntries().last)
    try await test.tamper("UPDATE audit_entries SET subject = 'x' WHERE id = ?", [last.id.rawValue])
    #expect(try await test.verifyAudit().broken?.id == "\(last.id)")
  }

  @Test("goes on when the clock is set back")
  func clock() async throws {
    try await test.writeFullEntries(2)
    test.clock.set(TestClock.start - .seconds(86_400))
    try await test.writeFullEntries(2)
    #expect(try await test.verifyAudit().isWhole)
    let entries = try await test.auditEntries()
    #expect(entries.map(\.createdAt) == entries.map(\.createdAt).sorted(by: >))
  }

  @Test("does not wrap around where the highest id was made up")
  func overflow() async throws {
    try await test.tamper(
      "INSERT INTO audit_entries (id, action, subject, created_at) VALUES (9223372036854775807, 'a', 's', 1)")
    await #expect(throws: StorageError.self) { try await test.writeFullEntries(1) }
  }
}
