import Moderation
import Testing

@testable import Storage

@Suite("The record of backups")
struct BackupRepositoryTests {
  private let test: TestDatabase
  private let log: BackupRepository

  init() throws {
    test = try TestDatabase()
    log = BackupRepository(test.database)
  }

  private func record(_ destination: Backup.Destination, failure: String? = nil, by actor: Actor) async throws {
    let now = test.clock.now
    try await log.record(
      Backup(
        destination: destination, fileName: "one.backup", startedAt: now, endedAt: now,
        bytes: failure == nil ? 7 : nil, failure: failure), by: actor)
  }

  private func alerts() async throws -> [Alert] {
    try await AlertRepository(test.database)
      .alerts(kind: .backupTaken, tenants: false, page: PageRequest(), in: .gateway(TestDatabase.gateway)).items
      .map(\.alert)
  }

  @Test("tells at once of each that a token took, and of no other")
  func takenWithToken() async throws {
    let token = APITokenID.fresh()
    let person = OperatorID.fresh()
    try await record(.caller, by: Actor(.operator(person, token: nil)))
    try await record(.folder, by: .gateway)
    try await record(.caller, failure: "no space", by: Actor(.operator(person, token: token)))
    #expect(try await alerts() == [])
    try await record(.caller, by: Actor(.operator(person, token: token), address: "192.0.2.1"))
    let alert = try #require(try await alerts().first)
    #expect(alert.subject == "\(token)" && alert.tenantID == nil && alert.kind.isCritical)
    #expect(alert.message.contains("192.0.2.1") && alert.message.contains("gatehouse token revoke \(token)"))
    #expect(try await log.backups(page: PageRequest(), in: TestDatabase.gateway).items.count == 4)
  }

  @Test("takes one that is being sent for good once its end is told, which does not change afterwards")
  func sent() async throws {
    let began = test.clock.now
    let backup = Backup(
      destination: .caller, fileName: "one.backup", startedAt: began, endedAt: nil, bytes: 7, failure: nil)
    try await log.record(backup, by: .gateway)
    #expect(try await log.summary().lastGoodBackupAt == nil)
    #expect(try await test.auditEntries().first?.action == "backup.made")
    try await log.end(backup.id, at: began + .seconds(5))
    try await log.end(backup.id, at: began + .seconds(9))
    #expect(try await log.summary().lastGoodBackupAt == began)
    let found = try await log.backups(page: PageRequest(), in: TestDatabase.gateway).items
    #expect(found.map(\.endedAt) == [began + .seconds(5)])
  }
}
