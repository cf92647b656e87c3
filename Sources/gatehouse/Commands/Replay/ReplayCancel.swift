internal import ArgumentParser

struct ReplayCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Stop a replay; what it has changed stays.")

  @Argument(help: "The replay's id, as start and list show it.")
  var job: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.delete("\(tenant.path(with: client))/replays/\(job)"), as: ReplayRecord.self)
  }
}
