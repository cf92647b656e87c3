internal import ArgumentParser

struct TenantDisable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Stop a tenant: its webhooks answer 404, its actions wait.")

  @Argument(help: "The tenant, by id or by name.")
  var tenant: String

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("disabled", true)
    try admin.show(await client.patch(client.tenantPath(tenant), body), as: TenantRecord.self)
  }
}
