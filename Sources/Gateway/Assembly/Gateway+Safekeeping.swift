internal import AdminAPI
internal import Embedded
internal import Logging
internal import Moderation
internal import Safekeeping
internal import Sealing
internal import ServiceLifecycle
internal import Storage

/// What makes backups and tries them, and replaces the sealing key.
extension Gateway {
  static func safekeeping(
    _ database: GatehouseDatabase, _ keys: KeyRing, _ settings: Settings, clock: WallClock, logger: Logger
  ) -> (BackupMaker, KeyRotator) {
    let maker = BackupMaker(
      sealer: DatabaseSealer(
        databasePath: settings.databasePath, copying: database, examiner: DatabaseExaminer(), ring: keys, clock: clock),
      unpacker: BackupUnpacker(examiner: DatabaseExaminer(), newestSchema: SchemaVersion.newestKnown),
      log: BackupRepository(database), databasePath: settings.databasePath, settings: settings.backups,
      alerts: AlertRepository(database), clock: clock, logger: logger)
    maker.clearAway()
    let rotator = KeyRotator(
      ring: keys, keyFile: settings.key == nil ? settings.keyFile : nil, store: KeyRotationRepository(database),
      clock: clock, logger: logger)
    return (maker, rotator)
  }

  var safekeepingDependencies: SafekeepingDependencies {
    SafekeepingDependencies(backups: backups, log: BackupRepository(database), keys: rotator)
  }

  func safekeepingWorkers() -> [any Service] {
    let scheduled: [any Service] =
      settings.backups.map { settings in
        [
          BackupWorker(
            settings: settings, maker: backups, log: BackupRepository(database), alerts: AlertRepository(database),
            clock: clock, logger: logger)
        ]
      } ?? []
    return [rotator, DamageWatch(search: database, logger: logger)] + scheduled
  }
}

extension Settings {
  /// Whoever sets a schedule must not learn only at night that it cannot work. Throws `BackupError`.
  public func checkBackups() throws {
    guard let backups else { return }
    _ = try PassphraseFile.read(at: backups.passphraseFile)
    try backups.checkFolder()
  }
}
