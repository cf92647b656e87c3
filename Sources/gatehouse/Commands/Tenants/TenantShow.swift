internal import ArgumentParser

struct TenantShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a tenant.")

  @Argument(help: "The tenant, by id or by name.")
  var tenant: String

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get(client.tenantPath(tenant)), as: TenantRecord.self)
  }
}
