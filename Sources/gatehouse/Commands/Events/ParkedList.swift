internal import ArgumentParser

struct ParkedList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List parked deliveries, newest first.")

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.showPage(
      await client.get("\(tenant.path(with: client))/parked", query: page.query), of: ParkedRecord.self)
  }
}
