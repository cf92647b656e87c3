internal import ArgumentParser

struct EventsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an event with its decision and action.")

  @Argument(help: "The event's id.")
  var event: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get("\(tenant.path(with: client))/events/\(event)"), as: EventRecord.self)
  }
}
