internal import ArgumentParser

struct RetryJobsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show how far a retry in bulk is.")

  @Argument(help: "The job's id, as dead-letters retry and jobs show it.")
  var job: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get("\(tenant.path(with: client))/retry-jobs/\(job)"), as: RetryJobRecord.self)
  }
}
