internal import ArgumentParser

struct ReportDeliveries: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliveries", abstract: "List the reports that were sent or are to be, newest first.",
    discussion: "States: due; sent; failed, and tried again; given_up.")

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/report-deliveries"
    try admin.showPage(await client.get(path, query: page.query), of: ReportDeliveryRecord.self)
  }
}
