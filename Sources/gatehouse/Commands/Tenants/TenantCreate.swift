internal import ArgumentParser
internal import Moderation

struct TenantCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a tenant, with the starter rule set or your own.")

  @Argument(help: "For people; unique in the gateway.")
  var name: String

  @Option(help: "A rule set file, JSON or YAML. (default: the starter rule set)")
  var rules: String?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    var body = JSONBody()
    body.set("name", name)
    if let rules { body.setRaw("rule_set", try RuleFile(path: rules).document().canonicalJSON) }
    try admin.show(await admin.client().create("/v1/tenants", body), as: TenantRecord.self)
  }
}
