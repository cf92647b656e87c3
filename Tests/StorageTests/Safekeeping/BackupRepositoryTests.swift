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
}
