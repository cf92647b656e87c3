internal import ArgumentParser

struct ParkedDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Clear a parked delivery away; nothing brings it back.")

  @Argument(help: "The delivery's id.")
  var delivery: String

  @Flag(help: "One that was sent to a shared app and names no account.")
  var withoutTenant = false

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = withoutTenant ? "/v1/parked" : "\(try await tenant.path(with: client))/parked"
    try confirmation.require("Clear the parked delivery \(delivery) away?")
    try await client.delete("\(path)/\(delivery)")
    admin.confirm("the delivery was cleared away")
  }
}
