internal import ArgumentParser

struct RetryJobsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List retries in bulk, newest first.")

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/retry-jobs"
    try admin.showPage(await client.get(path, query: page.query), of: RetryJobRecord.self)
  }
}
