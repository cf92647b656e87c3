internal import HTTPTypes
internal import Moderation

/// What keeps backups from being made, and the key from being replaced.
extension Problem {
  static func backup(_ error: BackupError) -> Problem {
    switch error {
    case .underway: .tryAgain(in: 60, "backup_running", "\(error)", status: .conflict)
    case .noSpace: .tryAgain(in: 300, "storage_full", "\(error)")
    case .notConfigured: Problem(.conflict, "not_configured", "\(error)")
    case .nothingToTry: Problem(.conflict, "no_backup", "\(error)")
    case .file: .tryAgain(in: 60, "backup_failed", "\(error)")
    }
  }

  static func keyRotation(_ error: KeyRotationError) -> Problem {
    switch error {
    case .underway: .tryAgain(in: 60, "rotation_running", "\(error)", status: .conflict)
    case .keyInSettings: Problem(.conflict, "key_in_settings", "\(error)")
    case .keyFile: Problem(.conflict, "key_file", "\(error)")
    }
  }
}
