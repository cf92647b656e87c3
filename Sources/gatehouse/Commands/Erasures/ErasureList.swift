internal import ArgumentParser

struct ErasureList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List erasures, newest first.")

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/erasures"
    try admin.showPage(await client.get(path, query: page.query), of: ErasureRecord.self)
  }
}
