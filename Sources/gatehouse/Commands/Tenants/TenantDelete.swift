internal import ArgumentParser

struct TenantDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a tenant and everything it owns.")

  @Argument(help: "The tenant, by id or by name.")
  var tenant: String

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await client.tenantPath(tenant)
    try confirmation.require("Delete the tenant \(tenant) with its accounts, rules, events and actions?")
    try await client.delete(path)
    admin.confirm("the tenant was deleted")
  }
}
