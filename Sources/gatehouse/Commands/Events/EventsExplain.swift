internal import ArgumentParser

struct EventsExplain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why an event was decided as it was, from what was stored then.")

  @Argument(help: "The event's id.")
  var event: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/events/\(event)/explanation"
    try admin.show(await client.get(path), as: ExplanationRecord.self)
  }
}
