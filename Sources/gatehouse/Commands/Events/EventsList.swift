internal import ArgumentParser

struct EventsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List events, newest first.")

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var filter: EventFilterOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    let query = try await filter.query(with: client, in: path)
    try admin.showPage(await client.get("\(path)/events", query: query + page.query), of: EventRecord.self)
  }
}
