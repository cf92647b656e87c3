internal import ArgumentParser

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Back the whole gateway up, and see what became of backups.",
    subcommands: [BackupCreate.self, BackupList.self, BackupDrillRun.self, BackupDrillList.self],
    defaultSubcommand: BackupCreate.self)
}
