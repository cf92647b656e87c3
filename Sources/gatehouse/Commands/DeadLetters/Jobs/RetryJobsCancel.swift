internal import ArgumentParser

struct RetryJobsCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Stop a retry in bulk; what it has put back is still carried out.")

  @Argument(help: "The job's id, as dead-letters retry and jobs show it.")
  var job: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.delete("\(tenant.path(with: client))/retry-jobs/\(job)"), as: RetryJobRecord.self)
  }
}
