internal import ArgumentParser

struct TenantEnable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "enable", abstract: "Let a disabled tenant go on.")

  @Argument(help: "The tenant, by id or by name.")
  var tenant: String

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("disabled", false)
    try admin.show(await client.patch(client.tenantPath(tenant), body), as: TenantRecord.self)
  }
}
