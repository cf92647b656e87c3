internal import ArgumentParser

struct OperatorUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change an operator's role or tenants, or disable it.")

  @Argument(help: "The operator, by id or by name.")
  var `operator`: String

  @Option(help: "owner, manager, moderator or viewer.")
  var role: OperatorRole?

  @Option(help: "A tenant it may act for from now on, by id or by name; may be repeated. Others are taken away.")
  var tenant: [String] = []

  @Flag(help: "Take all tenants away.")
  var noTenants = false

  @Flag(help: "Let it log in again, or end its sessions and let it in no more.")
  var access: AccessChange?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let id = try await client.operatorID(`operator`)
    var body = JSONBody()
    body.set("role", role?.rawValue)
    if noTenants || !tenant.isEmpty { body.set("tenants", try await client.tenantIDs(tenant)) }
    body.set("disabled", access?.isDisabled)
    try admin.show(await client.patch("/v1/operators/\(id)", body), as: OperatorRecord.self)
  }

  func validate() throws {
    if noTenants && !tenant.isEmpty { throw ValidationError("--tenant and --no-tenants exclude each other") }
    if role == nil && tenant.isEmpty && !noTenants && access == nil {
      throw ValidationError("there is nothing to change")
    }
  }
}
