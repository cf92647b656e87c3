internal import ArgumentParser

struct TenantDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a tenant and everything it owns.",
    discussion: """
      Webhooks stay registered at TikTok, which goes on delivering to an address that is gone: delete them first, with \
      gatehouse webhook delete for each account. Afterwards the tokens for it are gone.
      """)

  @Argument(help: "The tenant, by id or by name.")
  var tenant: String

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await client.tenantPath(tenant)
    try confirmation.require(
      "Delete the tenant \(tenant) with its accounts, rules, events and actions? Its webhooks stay at TikTok.")
    try await client.delete(path)
    admin.confirm("the tenant was deleted")
  }
}
