internal import ArgumentParser

struct AlertChannelCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Add a channel; of a webhook, prints the signing secret, this once.",
    discussion: "Send a test with gatehouse alert channel test.")

  @Argument(help: "For people.")
  var name: String

  @Option(help: "slack, discord, webhook or email.")
  var kind: AlertChannelKind

  @OptionGroup var target: AlertTargetOptions
  @OptionGroup var wishes: AlertChannelOptions

  @Flag(help: "With --gateway: tell what tenants are told too.")
  var tenants = false

  @Option(
    help: """
      Of a webhook: a file with the signing secret, whsec_…, or -. Without one, one is made. \
      (environment: GATEHOUSE_ALERT_SIGNING_SECRET)
      """)
  var signingSecretFile: String?

  @OptionGroup var owner: AlertOwnerOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if target.address != nil, kind != .email {
      throw ValidationError("--address is for channels of kind email; one of kind \(kind.rawValue) takes --target-file")
    }
    if tenants && !owner.gateway { throw ValidationError("--tenants goes with --gateway") }
  }

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    body.set("kind", kind.rawValue)
    body.set("target", try target.require(for: kind))
    wishes.add(to: &body)
    if owner.gateway { body.set("tenants", tenants) }
    if kind == .webhook { body.set("signing_secret", try SecretInput.alertSigning(file: signingSecretFile).read()) }
    let path: APIPath = "\(try await owner.path(with: client))/alert-channels"
    try admin.show(await client.create(path, body), as: AlertChannelRecord.self)
  }
}
