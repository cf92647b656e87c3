internal import ArgumentParser
internal import Moderation

struct AlertList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List alerts, newest first, with what became of telling them.")

  @Option(help: "Only this kind: account.disconnected, rule.matched, gateway.unready and the like.")
  var kind: String?

  @Flag(help: "With --gateway: list every tenant's alerts too.")
  var tenants = false

  @OptionGroup var owner: AlertOwnerOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if let kind, Alert.Kind(rawValue: kind) == nil {
      throw ValidationError(ChoiceText.refusal("--kind", Alert.Kind.allCases.map(\.rawValue)))
    }
    if tenants && !owner.gateway { throw ValidationError("--tenants goes with --gateway") }
  }

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await owner.path(with: client))/alerts"
    let query = [(name: "kind", value: kind), (name: "tenants", value: tenants ? "true" : nil)] + page.query
    try admin.showPage(await client.get(path, query: query), of: AlertRecord.self)
  }
}
