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

  private func raised() async throws -> [RaisedAlert] {
    try await AlertRepository(test.database)
      .alerts(kind: .backupTaken, tenants: false, page: PageRequest(), in: .gateway(TestDatabase.gateway)).items
  }

  private func alerts() async throws -> [Alert] { try await raised().map(\.alert) }

  private func timesRaised() async throws -> Int { try await raised().reduce(0) { $0 + $1.times } }

  @Test("tells at once of one that a token took, and of no other")
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

  @Test("tells no more of what a job takes each night, and again of another address, token or time")
  func nightly() async throws {
    let person = OperatorID.fresh()
    let (job, other) = (APITokenID.fresh(), APITokenID.fresh())
    func take(_ token: APITokenID, from address: String = "192.0.2.1", afterHours hours: Int) async throws -> Bool {
      test.clock.advance(by: .seconds(hours * 3600))
      let before = try await timesRaised()
      try await record(.caller, by: Actor(.operator(person, token: token), address: address))
      return try await timesRaised() > before
    }
    #expect(try await take(job, afterHours: 0))
    #expect(try await take(job, afterHours: 24))
    for hours in [25, 23, 24] { #expect(try await !take(job, afterHours: hours)) }
    #expect(try await take(other, afterHours: 2))
    // By the job's token, 24 hours after its last.
    #expect(try await take(job, from: "198.51.100.7", afterHours: 22))
    // The job itself, but the one before it was another's.
    #expect(try await take(job, afterHours: 1))
    #expect(try await log.backups(page: PageRequest(), in: TestDatabase.gateway).items.count == 8)
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
