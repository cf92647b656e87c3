internal import ArgumentParser

struct ActionsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show an action.")

  @Argument(help: "The action's id.")
  var action: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get("\(tenant.path(with: client))/actions/\(action)"), as: ActionRecord.self)
  }
}
