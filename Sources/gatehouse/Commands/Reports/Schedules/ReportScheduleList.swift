internal import ArgumentParser

struct ReportScheduleList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the reports that are sent by themselves.")

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/report-schedules"
    try admin.showPage(await client.get(path), of: ReportScheduleRecord.self)
  }
}
