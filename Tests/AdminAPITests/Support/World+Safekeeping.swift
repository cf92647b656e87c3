import AdminAPI
import FoundationEssentials
import Logging
import Safekeeping
import Sealing
import Storage

extension World {
  /// Over the world's own database, with a folder in which there is no backup yet.
  static func safekeeping(
    _ database: GatehouseDatabase, _ keys: KeyRing, in folder: URL, logger: Logger
  ) throws -> SafekeepingDependencies {
    let (path, log) = (folder.appending(path: "gatehouse.db").path, BackupRepository(database))
    try KeyFile.create(at: path + ".key", key: keys.sealingKey)
    let maker = BackupMaker(
      sealer: DatabaseSealer(databasePath: path, copying: database, examiner: DatabaseExaminer(), ring: keys),
      unpacker: BackupUnpacker(examiner: DatabaseExaminer(), newestSchema: SchemaVersion.newestKnown), log: log,
      databasePath: path,
      settings: BackupSettings(
        folder: folder.path, interval: .seconds(3600), keep: 1, passphraseFile: "/nowhere",
        drillInterval: .seconds(3600)),
      alerts: AlertRecorder(), logger: logger)
    return SafekeepingDependencies(
      backups: maker, log: log,
      keys: KeyRotator(
        ring: keys, keyFile: path + ".key", store: KeyRotationRepository(database), logger: logger))
  }
}
