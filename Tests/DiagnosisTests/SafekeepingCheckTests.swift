import Moderation
import Testing

@testable import Diagnosis

@Suite struct SafekeepingCheckTests {
  private static let day = Duration.seconds(86_400)
  private static let scope = GatewayScope(ownWork: ())

  private struct Log: BackupLog {
    var lastBackup: Duration?
    var lastGoodDrill: Duration?
    var drillFailure: String?

    func record(_ backup: Backup, by actor: Actor) async throws {}
    func record(_ drill: BackupDrill, by actor: Actor) async throws {}
    func end(_ id: BackupID, at moment: Timestamp) async throws {}
    func backups(page: PageRequest, in scope: GatewayScope) async throws -> Page<Backup> { Page(items: [], next: nil) }

    func drills(page: PageRequest, in scope: GatewayScope) async throws -> Page<BackupDrill> {
      let drill = drillFailure.map {
        BackupDrill(
          id: .fresh(), fileName: "gatehouse-1.backup", startedAt: .sample, endedAt: .sample, rows: 0, secrets: 0,
          failure: $0)
      }
      return Page(items: drill.map { [$0] } ?? [], next: nil)
    }

    func summary() async throws -> BackupSummary {
      BackupSummary(
        lastGoodBackupAt: lastBackup.map { .sample - $0 }, lastGoodDrillAt: lastGoodDrill.map { .sample - $0 })
    }
  }

  private func backups(_ log: Log, isScheduled: Bool = true) async throws -> [DiagnosticFinding] {
    try await BackupCheck(
      log: log, schedule: isScheduled ? .init(interval: Self.day, drillInterval: Self.day * 7) : nil, clock: .fixed,
      scope: Self.scope
    ).run()
  }

  @Test("a young backup and a young drill are fine")
  func healthy() async throws {
    #expect(try await backups(Log(lastBackup: Self.day, lastGoodDrill: Self.day)).severities == [.ok])
    #expect(try await backups(Log(lastBackup: Self.day), isScheduled: false).severities == [.ok])
  }

  @Test("no backup, an old one, and one that was never tried are told")
  func old() async throws {
    #expect(try await backups(Log(), isScheduled: false).severities == [.warning])
    let late = try await backups(Log(lastBackup: Self.day * 3, lastGoodDrill: Self.day))
    #expect(late.severities == [.problem] && late.text.contains("3 days old, though one is due every 24 hours"))
    #expect(try await backups(Log(lastBackup: Self.day * 8), isScheduled: false).severities == [.warning])
    #expect(try await backups(Log(lastBackup: Self.day)).severities == [.ok, .warning])
    #expect(try await backups(Log(lastBackup: Self.day, lastGoodDrill: Self.day * 20)).severities == [.ok, .warning])
  }

  @Test("a backup that could not be restored is a problem")
  func failedDrill() async throws {
    let found = try await backups(Log(lastBackup: Self.day, drillFailure: "it is cut short"))
    #expect(found.severities == [.ok, .problem])
    #expect(found.text.contains("gatehouse-1.backup, failed: it is cut short"))
  }

  private struct Keys: KeyRotating {
    var state: KeyStatus

    func status(in scope: GatewayScope) async throws -> KeyStatus { state }
    func rotate(in scope: GatewayScope) async throws -> KeyStatus { throw KeyRotationError.underway }
  }

  private func key(
    previous: String? = nil, began age: Duration = .zero, unopenable: [SecretLocation] = []
  ) async throws -> [DiagnosticFinding] {
    let rotation = KeyRotation(
      id: .fresh(), fromKey: "00000000", toKey: "11111111", startedAt: .sample - age, finishedAt: nil, resealed: 0)
    let status = KeyStatus(
      keyID: "11111111", source: .file, previousKeyID: previous, secrets: 5, remaining: 2,
      rotation: previous == nil ? nil : rotation, unopenable: unopenable)
    return try await SealingKeyCheck(keys: Keys(state: status), clock: .fixed, scope: Self.scope).run()
  }

  @Test("one key is fine, a rotation that goes on as well, and one that does not end is a warning")
  func rotation() async throws {
    #expect(try await key().severities == [.ok])
    #expect(try await key(previous: "00000000", began: .seconds(60)).severities == [.ok])
    let stuck = try await key(previous: "00000000", began: .seconds(7200))
    #expect(stuck.severities == [.warning] && stuck.text.contains("2 secrets of 5"))
  }

  @Test("a clock that is not believed holds deleting up")
  func retention() async throws {
    func run(_ believed: Timestamp?) async throws -> [DiagnosticFinding] {
      try await RetentionCheck(believed: { believed }, clock: .fixed).run()
    }
    #expect(try await run(nil).severities == [.ok])
    #expect(try await run(.sample - .seconds(60)).severities == [.ok])
    let held = try await run(.sample - Self.day * 30)
    #expect(held.severities == [.warning] && held.text.contains("ahead by 30 days"))
  }

  @Test("what the database's library can and cannot do is said", arguments: [("3.40.1", true), ("3.51.3", false)])
  func sqlite(version: String, isOld: Bool) async throws {
    let found = try await SQLiteCheck(version: { version }).run()
    #expect(found.severities == [.ok])
    #expect(found.text.contains("two processes") == isOld)
  }

  @Test("what keeps the gateway from its work is a problem")
  func readiness() async {
    #expect(await ReadinessCheck(readiness: { [] }).run().severities == [.ok])
    let found = await ReadinessCheck(readiness: { [HealthFinding(check: "database", message: "the disk is full")] })
      .run()
    #expect(found.severities == [.problem] && found.text.contains("the disk is full"))
  }
}
