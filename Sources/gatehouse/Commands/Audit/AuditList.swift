internal import ArgumentParser

struct AuditList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List entries, newest first.")

  @OptionGroup var selection: AuditSelectionOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let query = try await selection.query(with: client) + page.query
    try admin.showPage(
      await client.get(try await selection.path(with: client), query: query), of: AuditEntryRecord.self)
  }
}
