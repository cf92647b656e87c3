/// Makes backups on request.
public protocol BackupMaking: Sendable {
  /// A backup of now, sealed to `passphrase` and ready to be read. It counts as one once all of it was read. Throws
  /// `BackupError` and `StorageError`.
  func backUp(passphrase: String, in scope: GatewayScope) async throws -> any BackupReading
  /// Restores the newest backup of the folder into a temporary folder and says what came of it. Throws `BackupError`
  /// where there is none to try, and `StorageError` where the outcome cannot be kept.
  func drill(in scope: GatewayScope) async throws -> BackupDrill
}

/// The sealed bytes of a backup, read once and in order.
public protocol BackupReading: Sendable {
  var fileName: String { get }
  var byteCount: Int64 { get }
  /// The next piece, at most a mebibyte; nil after the last one. Throws `BackupError` and `StorageError`.
  func next() async throws -> [UInt8]?
}

/// Why there is no backup.
public enum BackupError: Error, Equatable, Sendable {
  /// Another one is being made, or tried.
  case underway
  /// In bytes.
  case noSpace(folder: String, needed: Int64, free: Int64)
  /// No backup folder is set.
  case notConfigured
  /// The folder holds none.
  case nothingToTry(folder: String)
  /// In words, with the path.
  case file(reason: String)
}

extension BackupError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .underway: "another backup or drill is under way; try again when it is done"
    case .noSpace(let folder, let needed, let free):
      "\(folder) has \(free) bytes free, and \(needed) are needed; free some space"
    case .notConfigured:
      "no backup folder is set; set backup.folder and backup.passphrase.file, and restart the gateway"
    case .nothingToTry(let folder): "there is no backup in \(folder) yet"
    case .file(let reason): reason
    }
  }
}
