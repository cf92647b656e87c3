internal import ArgumentParser

struct ReviewList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what waits and who has it; those received longest ago first.")

  @Option(help: "Only those that this operator has, by id or by name.")
  var holder: String?

  @OptionGroup var filter: ReviewFilterOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var query = try await filter.query(with: client, in: path)
    if let holder { query.append(("holder", try await client.holderID(holder, in: path))) }
    try admin.showPage(
      await client.get("\(path)/review-queue", query: query + page.query), of: ReviewQueueItemRecord.self)
  }
}
