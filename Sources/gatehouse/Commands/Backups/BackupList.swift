internal import ArgumentParser

struct BackupList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List backups that were made or failed, newest first.",
    discussion: "Both those of the schedule and those that somebody took.")

  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    try await admin.showPage(admin.client().get("/v1/backups", query: page.query), of: BackupRecord.self)
  }
}
