internal import ArgumentParser
internal import Moderation

struct RulesTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Ask what the rules say to a text, and why; nothing is stored.")

  @Argument(help: "The text of the comment.")
  var text: String

  @Option(help: "Test this rule set file, JSON or YAML, instead of the rules in force.")
  var rules: String?

  @Option(help: "The author's id at TikTok.")
  var userID: String?

  @Option(help: "The author's name, with its @.")
  var username: String?

  @Option(help: "The id of the video that it stands under.")
  var video: String?

  @Option(help: "The id of the comment that it answers.")
  var replyTo: String?

  @Option(help: "When it is written: RFC 3339, a date, or an age such as 30m. (default: now)")
  var at: TimeArgument?

  @OptionGroup var draft: RuleDraftOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if draft.layer != nil && rules == nil { throw ValidationError("--layer needs --rules") }
  }

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var body = JSONBody()
    body.set("text", text)
    body.set("user_id", userID)
    body.set("username", username)
    body.set("video_id", video)
    body.set("parent_comment_id", replyTo)
    body.set("occurred_at", at?.moment.description)
    try await draft.set(in: &body, file: rules, client: client, tenantPath: path)
    try admin.show(await client.post("\(path)/rules/test", body), as: ExplanationRecord.self)
  }
}
