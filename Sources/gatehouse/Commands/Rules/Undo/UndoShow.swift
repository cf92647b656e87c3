internal import ArgumentParser

struct UndoShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show how far an undo job is.")

  @Argument(help: "The job's id.")
  var job: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get("\(tenant.path(with: client))/undo-jobs/\(job)"), as: UndoJobRecord.self)
  }
}
