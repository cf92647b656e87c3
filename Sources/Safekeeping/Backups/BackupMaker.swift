public import Logging
public import Moderation
internal import Synchronization

/// Makes backups of a running gateway and tries them, one at a time.
public final class BackupMaker: BackupMaking {
  private let sealer: DatabaseSealer
  private let unpacker: BackupUnpacker
  private let log: any BackupLog
  private let databasePath: String
  /// Nil where only those are made that somebody asks for.
  private let settings: BackupSettings?
  private let clock: WallClock
  private let alarm: BackupAlarm
  private let isBusy = Mutex(false)

  public init(
    sealer: DatabaseSealer, unpacker: BackupUnpacker, log: any BackupLog, databasePath: String,
    settings: BackupSettings?, alerts: any AlertSink, clock: WallClock = .system, logger: Logger
  ) {
    self.sealer = sealer
    self.unpacker = unpacker
    self.log = log
    self.databasePath = databasePath
    self.settings = settings
    self.clock = clock
    alarm = BackupAlarm(alerts: alerts, clock: clock, logger: logger)
  }

  /// Removes what a process that ended too early left beside the database: call before anything is made.
  public func clearAway() {
    sealer.clearAway()
    workFolder.remove(.trial)
  }

  private var workFolder: WorkFolder { WorkFolder(besideDatabase: databasePath) }

  public func backUp(passphrase: String, in scope: GatewayScope) async throws -> any BackupReading {
    try await alone {
      let startedAt = clock.now()
      let sealed = try await Self.named { try await sealer.seal(passphrase: passphrase) }
      let backup = Backup(
        destination: .caller, fileName: sealed.fileName, startedAt: startedAt, endedAt: nil, bytes: sealed.byteCount,
        failure: nil)
      // The audit log has it before anybody sees it.
      try await log.record(backup, by: scope.actor)
      return SentBackup(sealed) { [log, clock] in try await log.end(backup.id, at: clock.now()) }
    }
  }

  public func drill(in scope: GatewayScope) async throws -> BackupDrill { try await drill(by: scope.actor) }

  /// Makes one into the folder, and removes those that are too many. One that fails is recorded too. Throws
  /// `BackupError`, `StorageError`.
  func backUpToFolder() async throws -> Backup {
    guard let settings else { throw BackupError.notConfigured }
    return try await alone {
      let startedAt = clock.now()
      var backup = Backup(
        destination: .folder, fileName: BackupName.make(at: startedAt), startedAt: startedAt, endedAt: startedAt,
        bytes: nil, failure: nil)
      do {
        let folder = BackupFolder(path: settings.folder)
        let sealed = try await Self.named {
          let sealed = try await sealer.seal(passphrase: PassphraseFile.read(at: settings.passphraseFile))
          try await sealer.write(sealed, to: folder)
          return sealed
        }
        backup.fileName = sealed.fileName
        backup.bytes = sealed.byteCount
        backup.endedAt = clock.now()
        try await log.record(backup, by: .gateway)
        folder.prune(keeping: settings.keep, with: backup.fileName, at: clock.now())
        return backup
      } catch  where backup.bytes == nil {
        backup.failure = "\(error)"
        backup.endedAt = clock.now()
        try await log.record(backup, by: .gateway)
        throw error
      }
    }
  }

  /// Restores the newest one into a folder beside the database, which goes again. Raises an alert where that fails,
  /// whoever asked for it.
  func drill(by actor: Actor) async throws -> BackupDrill {
    guard let settings else { throw BackupError.notConfigured }
    return try await alone {
      let folder = BackupFolder(path: settings.folder)
      guard let name = folder.newest(at: clock.now()) else { throw BackupError.nothingToTry(folder: folder.path) }
      let startedAt = clock.now()
      var drill = BackupDrill(
        fileName: name, startedAt: startedAt, endedAt: startedAt, rows: 0, secrets: 0, failure: nil)
      do {
        let passphrase = try PassphraseFile.read(at: settings.passphraseFile)
        let found = try await unpacker.tryOut(folder.path(of: name), passphrase: passphrase, in: workFolder)
        drill.rows = found.database.rowCount
        drill.secrets = found.secrets
      } catch {
        drill.failure = "\(error)"
      }
      drill.endedAt = clock.now()
      try await log.record(drill, by: actor)
      if let failure = drill.failure { await alarm.drillFailed(drill, reason: failure, in: folder.path) }
      return drill
    }
  }

  /// Throws `underway` where something is.
  private func alone<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    let isFree = isBusy.withLock { isBusy in
      defer { isBusy = true }
      return !isBusy
    }
    guard isFree else { throw BackupError.underway }
    defer { isBusy.withLock { $0 = false } }
    return try await body()
  }

  /// What went wrong with files, for whoever knows of backups alone.
  private static func named<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as BackupFileError {
      throw BackupError.file(reason: "\(error)")
    }
  }
}
