internal import ArgumentParser
internal import Moderation

struct RulesTry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try", abstract: "Ask what the rules say to a text; nothing is stored.")

  @Argument(help: "The text of the comment.")
  var text: String

  @Option(help: "Try this rule set file, JSON or YAML, instead of the rules in force.")
  var rules: String?

  @Option(help: "The author's id at TikTok.")
  var userID: String?

  @Option(help: "The author's name, with its @.")
  var username: String?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("text", text)
    body.set("user_id", userID)
    body.set("username", username)
    if let rules { body.setRaw("rule_set", try RuleFile(path: rules).document().canonicalJSON) }
    let path: APIPath = try await "\(tenant.path(with: client))/rule-set/try"
    try admin.show(await client.post(path, body), as: DecisionRecord.self)
  }
}
