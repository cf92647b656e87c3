internal import Diagnosis
internal import Listening
public import Moderation
internal import Safekeeping
internal import Storage

/// Looks at a gateway from outside, whether it runs or not: at its settings and files alone. Takes no lock and writes
/// nothing.
public struct OfflineDoctor: Sendable {
  private let settings: Settings

  public init(_ settings: Settings) { self.settings = settings }

  public func run() async -> [DiagnosticFinding] {
    let path = settings.databasePath
    return await Doctor([
      SettingsCheck(settings: settings),
      FilesCheck(files: settings.files, folders: settings.folders),
      StoredKeyCheck(settings: settings),
      CertificateCheck(certificates, clock: .system),
      DiskCheck(
        databaseFolder: settings.databaseFolder, backupFolder: settings.backups?.folder,
        copyReserve: DatabaseSealer.reserve,
        sizes: { DiskCheck.Sizes(file: DiskSpace.taken(by: path), log: DiskSpace.taken(by: path + "-wal")) }),
      StoppedDatabaseCheck(path: path),
      SQLiteCheck(version: { DatabaseFile.sqliteVersion }),
    ]).run()
  }

  private var certificates: [CertificateCheck.Certificate] {
    [("admin.tls", settings.adminTLS), ("public.tls", settings.publicTLS)].compactMap { setting, files in
      files.map { files in
        CertificateCheck.Certificate(setting, file: files.certificate) { Timestamp(seconds: Int64(try files.expiry())) }
      }
    }
  }
}
