internal import ArgumentParser

struct AccountCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "create", abstract: "Add a TikTok account to a tenant.")

  @Argument(help: "For people.")
  var name: String

  @Option(help: "open or business: the TikTok interface that the account uses. Cannot be changed later.")
  var dialect: DialectArgument

  @Option(help: "TikTok's id for the account (user_openid, business_id); required in business.")
  var openID: String?

  @Option(help: "The id of the app that the account authorised; required in business.")
  var app: String?

  @Option(
    help: "A file with the webhook secret, or -. Without one, one is made. (environment: GATEHOUSE_WEBHOOK_SECRET)")
  var webhookSecretFile: String?

  @OptionGroup var tokens: TokenOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    body.set("dialect", dialect.rawValue)
    body.set("open_id", openID)
    body.set("app_id", app)
    try tokens.set(in: &body)
    body.set("webhook_secret", try SecretInput.webhook(file: webhookSecretFile, option: "--webhook-secret-file").read())
    try admin.show(await client.create("\(tenant.path(with: client))/accounts", body), as: AccountRecord.self)
  }
}
