internal import ArgumentParser

struct ParkedList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List parked deliveries, newest first.")

  @Flag(help: "Those sent to a shared app and naming no account: they belong to no tenant.")
  var withoutTenant = false

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = withoutTenant ? "/v1/parked" : "\(try await tenant.path(with: client))/parked"
    try admin.showPage(await client.get(path, query: page.query), of: ParkedRecord.self)
  }
}
