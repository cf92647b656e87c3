internal import FoundationEssentials
internal import Moderation
public import Safekeeping
internal import Sealing
internal import Storage

/// A backup of a gateway that does not run.
public struct OfflineBackup: Sendable {
  private let settings: Settings

  public init(_ settings: Settings) { self.settings = settings }

  /// Holds the database's lock meanwhile, so that no gateway starts. Throws `GatewayError`, `KeyFile.Failure`,
  /// `CryptoError`, `MigrationError`, `StorageError`, `BackupError`, `BackupFileError`; then no file is left.
  public func run(passphrase: String, to path: String) async throws -> BackupManifest {
    guard FileManager.default.fileExists(atPath: settings.databasePath) else { throw GatewayError.notInitialised }
    let keys = try settings.keyRing()
    let database = try StoppedDatabase(path: settings.databasePath)
    defer { database.close() }
    // Sealed with a key that does not open its secrets, it could never be restored.
    try KeyCheck.check(try database.keyProbe(), with: Sealer(keys))
    return try await DatabaseSealer(
      databasePath: settings.databasePath, copying: database, examiner: DatabaseExaminer(), ring: keys
    ).seal(passphrase: passphrase, to: path)
  }
}
