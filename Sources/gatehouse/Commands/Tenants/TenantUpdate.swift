internal import ArgumentParser

struct TenantUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "update", abstract: "Rename a tenant.")

  @Argument(help: "The tenant, by id or by name.")
  var tenant: String

  @Option(help: "The new name.")
  var name: String

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    try admin.show(await client.patch(client.tenantPath(tenant), body), as: TenantRecord.self)
  }
}
