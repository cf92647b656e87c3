internal import ArgumentParser

struct AppCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "create", abstract: "Add a TikTok developer app.")

  @Argument(help: "For people.")
  var name: String

  @Option(help: "TikTok's id for the app: its app id or client key.")
  var clientKey: String

  @Option(help: "A file with the app secret; - reads a line of the standard input. (environment: GATEHOUSE_APP_SECRET)")
  var secretFile: String?

  @OptionGroup var limits: AppLimitOptions
  @OptionGroup var owner: AppOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    body.set("client_key", clientKey)
    body.set("secret", try SecretInput.app(file: secretFile).require())
    limits.set(in: &body)
    try admin.show(await client.create(owner.path(with: client), body), as: AppRecord.self)
  }
}
