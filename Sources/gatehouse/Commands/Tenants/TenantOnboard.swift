internal import ArgumentParser
internal import Moderation

struct TenantOnboard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onboard", abstract: "Make a tenant with its apps, accounts and rules in one step.",
    discussion: """
      The file is YAML or JSON: name, apps, accounts, and rule_set or starter, as docs/onboarding.md shows. Either all \
      of it is made or none. Webhook secrets that were made are shown this once.
      """)

  @Argument(help: "The file; - is the standard input.")
  var file: String

  @Flag(help: "Check everything and make nothing.")
  var dryRun = false

  @Flag(help: "Register the accounts' webhooks at TikTok afterwards.")
  var register = false

  @OptionGroup var address: PublicURLOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let document = try DocumentFile(path: file, upTo: Self.longestFile, longest: Self.longestFile)
    var body = try ObjectText(document)
    if dryRun { body.set("dry_run", .bool(true)) }
    if register { body.set("register", .bool(true)) }
    if let url = try await address.resolved() { body.set("public_url", .string(url)) }
    try admin.showNewTenant(await client.create("/v1/onboarding", file: body.bytes))
  }

  /// As much as the gateway takes.
  private static let longestFile = 8 << 20
}
