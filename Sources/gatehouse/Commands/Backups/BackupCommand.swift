internal import ArgumentParser

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Back the whole gateway up, and see what became of backups.",
    discussion: """
      gatehouse backup --to FILE is short for backup create, and for owners alone, as all of this is. With a folder in \
      the settings (backup.folder) the gateway makes backups by itself: list shows those, drill tries the newest, and \
      drills shows what came of that. gatehouse restore brings a backup back.
      """,
    subcommands: [BackupCreate.self, BackupList.self, BackupDrillRun.self, BackupDrillList.self],
    defaultSubcommand: BackupCreate.self)
}
