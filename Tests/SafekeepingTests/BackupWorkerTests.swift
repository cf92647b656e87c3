import Foundation
import Moderation
import Storage
import Testing

@testable import Safekeeping

@Suite("The worker that makes backups")
struct BackupWorkerTests {
  private let world: World
  private let alerts = AlertRecorder()
  private let log: BackupRepository

  init() async throws {
    world = try await World()
    log = BackupRepository(world.database)
  }

  private func worker(_ settings: BackupSettings? = nil) -> BackupWorker {
    BackupWorker(
      settings: settings ?? world.settings, maker: world.maker(settings, alerts: alerts), log: log, alerts: alerts,
      clock: world.clock.wallClock, logger: World.logger)
  }

  private var names: [String] { BackupFolder(path: world.backups).names }

  @Test("makes one when it is due, keeps as many as it shall, and tries the newest")
  func schedule() async throws {
    let worker = worker()
    await worker.work()
    #expect(names == ["gatehouse-20261124T093000Z.backup"])
    // Not yet, and not because of a restart either.
    world.clock.advance(by: .seconds(3599))
    await worker.work()
    await self.worker().work()
    #expect(names.count == 1)
    for _ in 0..<3 {
      world.clock.advance(by: .seconds(3600))
      await worker.work()
    }
    #expect(names == ["gatehouse-20261124T122959Z.backup", "gatehouse-20261124T132959Z.backup"])
    #expect(try await log.backups(page: PageRequest(), in: World.scope).items.count == 4)
    var drills = try await log.drills(page: PageRequest(), in: World.scope).items
    #expect(drills.map(\.fileName) == ["gatehouse-20261124T093000Z.backup"])
    #expect(drills.first?.failure == nil)
    #expect(drills.first?.secrets == 11)
    world.clock.advance(by: .seconds(86_400))
    await worker.work()
    drills = try await log.drills(page: PageRequest(), in: World.scope).items
    #expect(drills.count == 2)
    #expect(drills.first?.fileName == names.last)
    #expect(try await log.summary().lastGoodBackupAt == world.clock.now)
    #expect(alerts.kinds == [])
    #expect(!FileManager.default.fileExists(atPath: world.path + ".drill"))
  }

  @Test("says what is wrong, and tries again after ten minutes")
  func failure() async throws {
    try World.write("correct horse battery", to: world.settings.passphraseFile, mode: 0o644)
    let worker = worker()
    await worker.work()
    #expect(names == [])
    #expect(alerts.kinds == [.backupFailed])
    #expect(alerts.messages.first?.contains("chmod 600") == true)
    #expect(try await log.backups(page: PageRequest(), in: World.scope).items.first?.failure?.contains("chmod") == true)
    try World.write(World.passphrase, to: world.settings.passphraseFile)
    world.clock.advance(by: .seconds(599))
    await worker.work()
    #expect(names == [])
    world.clock.advance(by: .seconds(1))
    await worker.work()
    #expect(names.count == 1)
    #expect(alerts.kinds == [.backupFailed])
  }

  @Test("raises an alert when the newest one cannot be restored, whoever had it tried")
  func damaged() async throws {
    let worker = worker()
    await worker.work()
    let path = BackupFolder(path: world.backups).path(of: names[0])
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(filePath: path))
    let drill = try await world.maker(alerts: alerts).drill(in: World.scope)
    #expect(drill.failure?.contains("damaged") == true)
    #expect(alerts.kinds == [.backupDrillFailed])
    world.clock.advance(by: .seconds(86_399))
    try FileManager.default.moveItem(
      atPath: path, toPath: BackupFolder(path: world.backups).path(of: BackupName.make(at: world.clock.now)))
    world.clock.advance(by: .seconds(1))
    await worker.work()
    #expect(alerts.kinds == [.backupDrillFailed, .backupDrillFailed])
    #expect(try await log.summary().lastGoodDrillAt != world.clock.now)
  }

  @Test("is not misled by backups of a clock that ran ahead: they take no place of a real one, and stay")
  func clockAhead() async throws {
    let future = (1...3).map { "gatehouse-2030010\($0)T000000Z.backup" }
    for name in future { try World.write("x", to: world.backups + "/" + name) }
    let worker = worker()
    await worker.work()
    await worker.work()
    #expect(names == ["gatehouse-20261124T093000Z.backup"] + future)
    #expect(try await log.backups(page: PageRequest(), in: World.scope).items.count == 1)
    #expect(try await log.drills(page: PageRequest(), in: World.scope).items.map(\.failure) == [nil])
    for _ in 0..<2 {
      world.clock.advance(by: .seconds(3600))
      await worker.work()
    }
    #expect(names == ["gatehouse-20261124T103000Z.backup", "gatehouse-20261124T113000Z.backup"] + future)
  }

  @Test("counts one for somebody as made only once all of it was taken, and says so where that breaks off")
  func brokenOff() async throws {
    let maker = world.maker(alerts: alerts)
    let first = try await maker.backUp(passphrase: World.passphrase, in: World.scope)
    _ = try await first.next()
    _ = try await first.next()
    #expect(try await log.summary().lastGoodBackupAt == nil)
    let broken = try #require(try await log.backups(page: PageRequest(), in: World.scope).items.first)
    #expect(broken.endedAt == nil && broken.failure == nil && broken.bytes == first.byteCount)

    let startedAt = world.clock.now
    let second = try await maker.backUp(passphrase: World.passphrase, in: World.scope)
    world.clock.advance(by: .seconds(90))
    var bytes: Int64 = 0
    while let piece = try await second.next() { bytes += Int64(piece.count) }
    #expect(bytes == second.byteCount)
    #expect(try await log.summary().lastGoodBackupAt == startedAt)
    let ends = try await log.backups(page: PageRequest(), in: World.scope).items.map(\.endedAt)
    #expect(ends == [world.clock.now, nil])
  }

  @Test("leaves alone what is not a backup, and clears away what a killed process left")
  func leftovers() async throws {
    for name in ["notes.txt", "gatehouse-20250101T000000Z.backup.partial", "other.partial"] {
      try World.write("x", to: world.backups + "/" + name)
    }
    try FileManager.default.createDirectory(
      atPath: world.path + ".backup-work", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    try World.write("x", to: world.path + ".backup-work/copy.db")
    await worker().work()
    let left = try FileManager.default.contentsOfDirectory(atPath: world.backups).sorted()
    #expect(left == ["gatehouse-20261124T093000Z.backup", "notes.txt", "other.partial"])
    #expect(!world.folder.names.contains("gatehouse.db.backup-work"))
  }

  @Test("is told apart from others by a name that sorts by time")
  func fileNames() {
    let moment = Timestamp("2026-02-03T04:05:06.789Z") ?? Timestamp(seconds: 0)
    #expect(BackupName.make(at: moment) == "gatehouse-20260203T040506Z.backup")
    #expect(BackupName.time(of: "gatehouse-20260203T040506Z.backup") == Timestamp("2026-02-03T04:05:06Z"))
    for name in [
      "gatehouse-20260203T040506Z.backup.partial", "gatehouse-x.backup", "gatehouse-20261303T040506Z.backup",
    ] {
      #expect(BackupName.time(of: name) == nil)
    }
  }

  @Test("of a folder that is full is a clear error, and nothing is left")
  func noSpace() throws {
    #expect(throws: BackupError.self) { try DatabaseSealer.checkSpace(for: .max / 2, in: world.backups) }
  }
}
