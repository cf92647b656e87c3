internal import ArgumentParser

struct BackupDrillList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drills", abstract: "List what came of trying backups, newest first.")

  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    try await admin.showPage(admin.client().get("/v1/backup-drills", query: page.query), of: BackupDrillRecord.self)
  }
}
