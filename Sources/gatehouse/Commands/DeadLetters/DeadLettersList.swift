internal import ArgumentParser

struct DeadLettersList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List dead letters, newest first.")

  @OptionGroup var filter: DeadLetterFilterOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    let query = try await filter.query(with: client, in: path)
    try admin.showPage(await client.get("\(path)/dead-letters", query: query + page.query), of: ActionRecord.self)
  }
}
