import Foundation
import Moderation
import Sealing
import Storage
import Testing

@testable import Safekeeping

@Suite("A backup")
struct BackupRoundTripTests {
  @Test("made under load is restored as of one moment, with the key that opens its secrets")
  func roundTrip() async throws {
    let world = try await World()
    for round in 0..<20 { await world.record((0..<200).map { "before \(round) \($0)" }) }
    let load = world.load()
    let backup = try await world.makeBackup()
    load.cancel()
    let acknowledged = await load.value

    let path = world.folder.path("restored.db")
    let result = try await world.restorer.restore(
      backup, passphrase: World.passphrase, to: path, keyFile: path + ".key", key: nil)
    #expect(result.keyFiles == [path + ".key"])
    #expect(result.secrets == 1 + 1 + 3 * 3)
    #expect(try KeyFile.read(at: path + ".key").id == world.ring.sealingKey.id)
    let rows = try await DatabaseExaminer().facts(ofFileAt: path).rows
    let events = try #require(rows["events"])
    #expect(events >= 4000 && events <= 4000 + acknowledged)
    #expect(rows["decisions"] == events)
    for taken in [path, path + ".key", backup] {
      #expect(try FileManager.default.attributesOfItem(atPath: taken)[.posixPermissions] as? Int == 0o600)
    }
    let restored = try GatehouseDatabase(path: path, logger: World.logger)
    #expect(try await AccountRepository(restored).account(world.account.id, in: world.tenant)?.name == "account 2")
    #expect(try await AuditRepository(restored).verify(head: nil, in: World.scope).isWhole)
    await restored.close()
    await world.database.close()
    // Neither a plain copy nor anything by half.
    #expect(
      world.folder.names.filter { !$0.hasSuffix(".lock") } == [
        "backups", "gatehouse.db", "gatehouse.db.key", "one.backup", "passphrase", "restored.db", "restored.db.key",
      ])
  }

  @Test("shows nothing of what is in it, and is another one each time")
  func secrecy() async throws {
    let world = try await World()
    await world.record(["a comment that nobody may read"])
    let (one, two) = (try await world.makeBackup("one"), try await world.makeBackup("two"))
    let bytes = try Data(contentsOf: URL(filePath: one))
    for text in ["SQLite", "comment", "acme", "sha256", world.ring.sealingKey.id, world.ring.sealingKey.hex] {
      #expect(bytes.firstRange(of: Data(text.utf8)) == nil, "\(text)")
    }
    #expect(bytes != (try Data(contentsOf: URL(filePath: two))))
  }

  @Test("is checked without leaving anything behind")
  func verification() async throws {
    let world = try await World()
    let backup = try await world.makeBackup()
    let place = try TemporaryFolder()
    let result = try await world.restorer.verify(backup, passphrase: World.passphrase, in: place.url.path)
    #expect(result.manifest.database.rows["accounts"] == 3)
    #expect(result.manifest.madeAt == world.clock.now)
    #expect(place.names == [])
  }

  @Test("takes away what a killed process left of trying one, and not what another is at work on")
  func leftTrials() async throws {
    let world = try await World()
    let backup = try await world.makeBackup()
    let place = try TemporaryFolder()
    let (left, used) = (place.path("gatehouse-verify-left"), place.path("gatehouse-verify-used"))
    for folder in [left, used] {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }
    let hold = try FolderHold(WorkFolder(path: used))
    for folder in [left, used] {
      for name in ["trial.db", "trial.db-journal"] { try World.write("comments", to: folder + "/" + name) }
    }
    _ = try await world.restorer.verify(backup, passphrase: World.passphrase, in: place.url.path)
    #expect(place.names == ["gatehouse-verify-used"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: used).count == 2)
    hold.discard()
    #expect(place.names == [])
  }

  @Test("is restored where a killed process left a part of it, of which nothing stays")
  func leftRestore() async throws {
    let world = try await World()
    let backup = try await world.makeBackup()
    let path = world.folder.path("restored.db")
    let folder = path + ".restoring"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    do {
      // Its process is still alive.
      let hold = try FolderHold(WorkFolder(path: folder))
      await #expect(throws: BackupFileError.self) { try await world.restore(backup, to: path) }
      withExtendedLifetime(hold) {}
    }
    // A journal would be played back into whatever bears the database's name.
    for name in ["restored.db", "restored.db-journal"] { try World.write("comments", to: folder + "/" + name) }
    _ = try await world.restore(backup, to: path)
    #expect(!world.folder.names.contains("restored.db.restoring"))
    #expect(try await DatabaseExaminer().facts(ofFileAt: path).rows["accounts"] == 3)
  }

  @Test("leaves nothing that can be read when the process is told to end meanwhile")
  func discarded() async throws {
    let world = try await World()
    let backup = try await world.makeBackup()
    let path = world.folder.path("restored.db")
    let copies = PlainCopies()
    // At the last moment before it is put in place.
    let restorer = BackupRestorer(unpacker: world.unpacker, copies: copies) { _, _ in copies.discard() }
    await #expect(throws: BackupFileError.self) {
      try await restorer.restore(
        backup, passphrase: World.passphrase, to: path, keyFile: path + ".key", key: nil)
    }
    #expect(!world.folder.names.contains { $0.hasPrefix("restored.db") })
  }

  @Test("is restored over nothing that is there", arguments: ["", "-wal", "-journal"])
  func noOverwriting(_ suffix: String) async throws {
    let world = try await World()
    let backup = try await world.makeBackup()
    let path = world.folder.path("restored.db")
    try World.write("mine", to: path + suffix)
    await #expect(throws: BackupFileError.alreadyThere(path: path + suffix)) {
      try await world.restorer.restore(
        backup, passphrase: World.passphrase, to: path, keyFile: path + ".key", key: nil)
    }
    #expect(try String(contentsOfFile: path + suffix, encoding: .utf8) == "mine")
    #expect(!FileManager.default.fileExists(atPath: path + ".key"))
  }

  @Test("takes the key that is there where it is the right one, and refuses another")
  func keys() async throws {
    let world = try await World()
    let backup = try await world.makeBackup()
    let path = world.folder.path("restored.db")
    let other = try SealingKey.generate()
    try KeyFile.create(at: world.folder.path("other.key"), key: other)
    await #expect(
      throws: BackupFileError.otherKey(
        path: world.folder.path("other.key"), found: other.id, wanted: world.ring.sealingKey.id)
    ) {
      try await world.restorer.restore(
        backup, passphrase: World.passphrase, to: path, keyFile: world.folder.path("other.key"), key: nil)
    }
    await #expect(throws: BackupFileError.self) {
      try await world.restorer.restore(
        backup, passphrase: World.passphrase, to: path, keyFile: path + ".key", key: other)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    let result = try await world.restorer.restore(
      backup, passphrase: World.passphrase, to: path, keyFile: world.keyFile, key: nil)
    #expect(result.keyFiles == [])
  }

  @Test("made while the key is being replaced brings both keys, each to its place")
  func duringRotation() async throws {
    let world = try await World()
    let (old, new) = (world.ring.sealingKey, try SealingKey.generate())
    #expect(world.ring.advance(to: new))
    let backup = try await world.makeBackup()
    let path = world.folder.path("restored.db")
    let result = try await world.restorer.restore(
      backup, passphrase: World.passphrase, to: path, keyFile: path + ".key", key: nil)
    #expect(result.keyFiles == [path + ".key", path + ".key.next"])
    #expect(try KeyFile.read(at: path + ".key").id == old.id)
    #expect(try KeyFile.readNext(of: path + ".key")?.id == new.id)
  }

  @Test("made while the key is being replaced needs both keys where they come from settings, each in its place")
  func duringRotationWithSettings() async throws {
    let world = try await World()
    let (old, new, other) = (world.ring.sealingKey, try SealingKey.generate(), try SealingKey.generate())
    #expect(world.ring.advance(to: new))
    let backup = try await world.makeBackup()
    let path = world.folder.path("restored.db")
    func restore(_ key: SealingKey, _ previous: SealingKey?) async throws {
      _ = try await world.restorer.restore(
        backup, passphrase: World.passphrase, to: path, keyFile: path + ".key", key: key, previousKey: previous)
    }
    for (key, previous, setting) in [
      (old, nil, "key.hex"), (old, new, "key.hex"), (other, old, "key.hex"), (new, nil, "key.previous.hex"),
      (new, other, "key.previous.hex"),
    ] as [(SealingKey, SealingKey?, String)] {
      let isFirst = setting == "key.hex"
      await #expect(
        throws: BackupFileError.otherKeyInSettings(
          setting: setting, found: isFirst ? key.id : previous?.id, wanted: isFirst ? new.id : old.id)
      ) { try await restore(key, previous) }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
    try await restore(new, old)
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(!FileManager.default.fileExists(atPath: path + ".key"))
  }

  @Test("leaves what others put beside the database as it is, and takes away what an earlier process left")
  func others() async throws {
    let world = try await World()
    let mine = [world.path + ".copy", world.path + ".drill", world.path + ".backup-work"]
    try World.write("mine", to: mine[0])
    for folder in mine.dropFirst() {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try World.write("mine", to: folder + "/note")
    }
    for left in ["copy.db", "copy.db-journal", "trial.db"] { try World.write("left", to: mine[2] + "/" + left) }
    let maker = world.maker()
    maker.clearAway()
    #expect(try FileManager.default.contentsOfDirectory(atPath: mine[2]) == ["note"])
    _ = try await maker.backUpToFolder()
    #expect(try await maker.drill(in: World.scope).failure == nil)
    for file in [mine[0], mine[1] + "/note", mine[2] + "/note"] {
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: mine[2]) == ["note"])
  }

  @Test("is not made where others could read the copy")
  func openWorkFolder() async throws {
    let world = try await World()
    try FileManager.default.createDirectory(
      atPath: world.path + ".backup-work", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    try World.write("mine", to: world.path + ".backup-work/note")
    await #expect(throws: BackupFileError.self) { try await world.makeBackup() }
    #expect(!world.folder.names.contains("one.backup"))
  }

  @Test("of a newer schema is refused before anything is written")
  func newerSchema() async throws {
    let world = try await World()
    let backup = try await world.makeBackup()
    let newest = SchemaVersion.newestKnown
    let unpacker = BackupUnpacker(examiner: DatabaseExaminer(), newestSchema: newest - 1)
    let place = try TemporaryFolder()
    await #expect(throws: BackupFileError.newerSchema(version: newest, newestKnown: newest - 1)) {
      try await unpacker.unpack(backup, passphrase: World.passphrase, to: place.path("restored.db"))
    }
    #expect(place.names == [])
  }

  @Test("is not made over a file")
  func existingTarget() async throws {
    let world = try await World()
    let path = world.folder.path("mine")
    try World.write("mine", to: path)
    await #expect(throws: BackupFileError.alreadyThere(path: path)) {
      try await world.databaseSealer.seal(passphrase: World.passphrase, to: path)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test("is read in pieces of a mebibyte at most, however large the database is")
  func pieces() async throws {
    let world = try await World()
    for round in 0..<30 { await world.record((0..<500).map { "\(round) \($0)" }) }
    let backup = try await world.maker().backUp(passphrase: World.passphrase, in: World.scope)
    var (count, longest): (Int64, Int) = (0, 0)
    while let piece = try await backup.next() {
      count += Int64(piece.count)
      longest = max(longest, piece.count)
    }
    #expect(count == backup.byteCount)
    #expect(count > 2 << 20)
    #expect(longest <= 1 << 20)
    #expect(!world.folder.names.contains { $0.contains("work") })
  }
}
