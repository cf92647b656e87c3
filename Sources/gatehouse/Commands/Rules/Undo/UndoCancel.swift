internal import ArgumentParser

struct UndoCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Stop an undo job; what it has queued is still carried out.")

  @Argument(help: "The job's id.")
  var job: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.delete("\(tenant.path(with: client))/undo-jobs/\(job)"), as: UndoJobRecord.self)
  }
}
