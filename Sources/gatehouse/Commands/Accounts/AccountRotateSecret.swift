internal import ArgumentParser

struct AccountRotateSecret: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-secret",
    abstract: "Put a new webhook secret in force beside the old one, which ends after the overlap.")

  @OptionGroup var account: AccountArgument

  @Option(help: "A file with the new secret, or -. Without one, one is made. (environment: GATEHOUSE_WEBHOOK_SECRET)")
  var secretFile: String?

  @Option(help: "For how many seconds the old secret stays good. (default: the gateway's, 24 hours)")
  var overlap: Int?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("secret", try SecretInput.webhook(file: secretFile, option: "--secret-file").read())
    body.set("overlap_seconds", overlap)
    let path: APIPath = try await "\(account.path(with: client))/webhook-secrets"
    try admin.show(await client.create(path, body), as: WebhookSecretRecord.self)
    // TikTok signs with the secret that was registered last, and nothing tells us which that is.
    Console.writeError("next, within the overlap: gatehouse webhook register, so that TikTok signs with the new one\n")
  }
}
