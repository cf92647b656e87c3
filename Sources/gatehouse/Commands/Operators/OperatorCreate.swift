internal import ArgumentParser

struct OperatorCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create an operator; prints its one-time password.")

  @Argument(help: "What the operator logs in with; lower case.")
  var name: String

  @Option(help: "owner, manager, moderator or viewer.")
  var role: OperatorRole

  @Option(help: "A tenant it may act for, by id or by name; may be repeated. Not for owners.")
  var tenant: [String] = []

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    body.set("role", role.rawValue)
    body.set("tenants", try await client.tenantIDs(tenant))
    try admin.show(await client.create("/v1/operators", body), as: OperatorRecord.self)
  }
}
