internal import ArgumentParser

struct AlertChannelRotateSecret: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-secret",
    abstract: "Sign a webhook's messages with a new secret; prints it, this once.",
    discussion: "Until the overlap is over, messages carry a signature by the old secret too.")

  @OptionGroup var channel: AlertChannelArgument

  @Option(
    help: """
      A file with the new secret, whsec_…, or -. Without one, one is made. \
      (environment: GATEHOUSE_ALERT_SIGNING_SECRET)
      """)
  var signingSecretFile: String?

  @Option(help: "For how many seconds messages are signed with the old secret too. (default: the gateway's, 24 hours)")
  var overlap: Int?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("signing_secret", try SecretInput.alertSigning(file: signingSecretFile).read())
    body.set("overlap_seconds", overlap)
    let path: APIPath = "\(try await channel.path(with: client))/signing-secret"
    try admin.show(await client.create(path, body), as: AlertChannelRecord.self)
  }
}
