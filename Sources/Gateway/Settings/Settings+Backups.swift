internal import Safekeeping

extension Settings {
  /// `backup.…`: nil where no folder is set.
  static func backups(_ reader: inout SettingsReader) -> BackupSettings? {
    let folder = reader.text("backup.folder")
    let passphraseFile = reader.text("backup.passphrase.file")
    let interval = reader.seconds("backup.interval", in: 60...31_536_000, default: .seconds(86_400))
    let keep = reader.integer("backup.keep", in: 1...10_000, default: 7)
    let drillInterval = reader.seconds("backup.drill.interval", in: 60...31_536_000, default: .seconds(604_800))
    if let folder, let passphraseFile {
      return BackupSettings(
        folder: folder, interval: interval, keep: keep, passphraseFile: passphraseFile, drillInterval: drillInterval)
    }
    // Half of it would be backups that somebody believes to be made.
    if folder != nil { reader.fault("backup.passphrase.file", "is missing, though backup.folder is set") }
    if passphraseFile != nil { reader.fault("backup.folder", "is missing, though backup.passphrase.file is set") }
    return nil
  }
}
