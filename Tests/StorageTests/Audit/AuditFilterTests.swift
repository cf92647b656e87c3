import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("Audit entries are found") struct AuditFilterTests {
  private let test: TestDatabase
  private let audit: AuditRepository

  init() throws {
    test = try TestDatabase()
    audit = AuditRepository(test.database)
  }

  private func write(
    _ action: AuditAction, _ subject: String, by person: OperatorID? = nil, of tenant: TenantID? = nil
  ) async throws {
    try await audit.record(
      action, subject, detail: nil, by: person.map { Actor(.operator($0, token: nil)) } ?? .gateway, of: tenant,
      at: test.clock.now)
  }

  private func subjects(_ filter: AuditFilter, of tenant: TenantID? = nil) async throws -> [String] {
    try await audit.entries(
      matching: filter, page: PageRequest(), in: .gateway(TestDatabase.gateway, of: tenant)
    ).items.map(\.subject)
  }

  @Test("by action, operator, subject and all of them")
  func filters() async throws {
    let (ada, ben) = (OperatorID(rawValue: 11), OperatorID(rawValue: 12))
    let tenant = TenantID(rawValue: 5)
    try await write(.listSaved, "list a", by: ada, of: tenant)
    try await write(.listSaved, "list b", by: ben, of: tenant)
    try await write(.listDeleted, "list a", by: ben)
    #expect(try await subjects(AuditFilter(action: .listSaved)) == ["list b", "list a"])
    #expect(try await subjects(AuditFilter(operatorID: ben)) == ["list a", "list b"])
    #expect(try await subjects(AuditFilter(subject: "list a")) == ["list a", "list a"])
    #expect(try await subjects(AuditFilter(subject: "list")) == [])
    #expect(try await subjects(AuditFilter(action: .listSaved, operatorID: ada, subject: "list a")) == ["list a"])
    #expect(try await subjects(AuditFilter(), of: tenant) == ["list b", "list a"])
    #expect(try await subjects(AuditFilter(action: .listDeleted), of: tenant) == [])
    let scope = AuditScope.tenant(TenantScope(ownWorkFor: tenant))
    #expect(try await audit.entries(matching: AuditFilter(), page: PageRequest(), in: scope).items.count == 2)
    let page = try await audit.entries(matching: AuditFilter(), page: PageRequest(limit: 1), in: scope)
    #expect(page.items.map(\.subject) == ["list b"])
    let rest = try await audit.entries(
      matching: AuditFilter(), page: PageRequest(before: page.next, limit: 1), in: scope)
    #expect(rest.items.map(\.subject) == ["list a"] && rest.next == nil)
  }

  @Test("by the time they were written, even after the clock was set back")
  func times() async throws {
    func at(_ seconds: Int) -> Timestamp { TestClock.start + .seconds(seconds) }
    for second in [0, 10, 20] {
      test.clock.set(at(second))
      try await write(.listSaved, "\(second)")
    }
    test.clock.set(at(5))
    try await write(.listSaved, "5, later")
    let cases: [(TimeRange, [String])] = [
      (TimeRange(start: at(0)), ["5, later", "20", "10", "0"]), (TimeRange(start: at(1)), ["5, later", "20", "10"]),
      (TimeRange(start: at(6)), ["20", "10"]), (TimeRange(end: at(10)), ["5, later", "0"]),
      (TimeRange(start: at(5), end: at(6)), ["5, later"]), (TimeRange(start: at(10), end: at(10)), []),
    ]
    for (range, expected) in cases { #expect(try await subjects(AuditFilter(written: range)) == expected) }
  }

  @Test("with the operator's name as it is now, and without one when the operator is gone")
  func names() async throws {
    let ada = Operator.sample("ada")
    try await OperatorRepository(test.database).create(ada, passwordHash: "x", in: TestDatabase.gateway)
    try await write(.listSaved, "list a", by: ada.id)
    func name() async throws -> String? {
      try await audit.entries(
        matching: AuditFilter(action: .listSaved), page: PageRequest(), in: .gateway(TestDatabase.gateway)
      ).items.first?.operatorName
    }
    #expect(try await name() == "ada")
    try await test.onWriter { db in try db.execute(sql: "UPDATE operators SET name = 'ada.l'") }
    #expect(try await name() == "ada.l")
    try await test.onWriter { db in try db.execute(sql: "DELETE FROM operators") }
    #expect(try await name() == nil)
    #expect(try await test.verifyAudit().isWhole)
  }

  @Test("oldest first, a piece at a time")
  func export() async throws {
    for number in 0..<5 { try await write(.listSaved, "\(number)") }
    var seen: [String] = []
    var last: AuditEntryID?
    repeat {
      let batch = try await audit.entries(
        matching: AuditFilter(), after: last, limit: 2, in: .gateway(TestDatabase.gateway))
      seen += batch.map(\.subject)
      last = batch.last?.id
    } while last != nil
    #expect(seen == ["0", "1", "2", "3", "4"])
  }

  @Test("of a tenant and of an operator that were deleted")
  func outlived() async throws {
    let world = try await World("gone", in: test)
    let before = try await subjects(AuditFilter(), of: world.scope.tenantID).count
    #expect(try await TenantRepository(test.database).delete(in: world.scope, by: TestDatabase.gateway))
    let after = try await audit.entries(
      matching: AuditFilter(), page: PageRequest(limit: 1000),
      in: .gateway(TestDatabase.gateway, of: world.scope.tenantID))
    #expect(after.items.count == before + 1 && after.items[0].action == "tenant.deleted")
  }
}
