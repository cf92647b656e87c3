internal import ArgumentParser

struct RulesRearm: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rearm", abstract: "Let a rule that ran past its fuse act again; its counts of the day begin anew.")

  @Argument(help: "The rule's id.")
  var rule: String

  @Option(help: "The layer that the rule belongs to: gateway, tenant or account.")
  var layer = "tenant"

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if !["gateway", "tenant", "account"].contains(layer) {
      throw ValidationError("--layer must be gateway, tenant or account")
    }
  }

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/rules/\(layer)/\(rule)/rearm"
    _ = try await client.post(path)
    admin.confirm("the rule acts again")
  }
}
