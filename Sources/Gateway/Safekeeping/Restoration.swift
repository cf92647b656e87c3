internal import FoundationEssentials
internal import Moderation
public import Safekeeping
internal import Sealing
internal import Storage

/// Puts a gateway's database and key in place from a backup, where the settings want them.
public struct Restoration: Sendable {
  private let settings: Settings
  private let copies = PlainCopies()

  public init(_ settings: Settings) { self.settings = settings }

  /// Takes away what there is in plain and not in its place yet, for a process that is told to end. What goes on fails.
  public func discard() { copies.discard() }

  /// Overwrites nothing, and leaves everything as it was when it throws: `BackupFileError`, `KeyFile.Failure`,
  /// `MigrationError`, `StorageError`.
  public func run(_ backup: String, passphrase: String) async throws -> BackupRestorer.Result {
    try await restorer.restore(
      backup, passphrase: passphrase, to: settings.databasePath, keyFile: settings.keyFile, key: settings.key,
      previousKey: settings.previousKey)
  }

  /// Restores it into a temporary folder, which goes again. Throws as `run` does.
  public func verify(_ backup: String, passphrase: String) async throws -> BackupRestorer.Result {
    try await restorer.verify(
      backup, passphrase: passphrase, in: FileManager.default.temporaryDirectory.path)
  }

  private var restorer: BackupRestorer {
    BackupRestorer(
      unpacker: BackupUnpacker(examiner: DatabaseExaminer(), newestSchema: SchemaVersion.newestKnown), copies: copies,
      settle: { try RestoredDatabase.settle(fileAt: $0, madeAt: $1, at: WallClock.system.now()) })
  }
}
