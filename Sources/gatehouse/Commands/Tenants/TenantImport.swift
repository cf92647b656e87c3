internal import ArgumentParser
internal import Moderation

struct TenantImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a tenant from a document that tenant export wrote.",
    discussion: """
      Ids are fresh. For sealed secrets the passphrase is asked for on the terminal. Where the document has no \
      secrets, each app's must be given with --app-secret, and webhook secrets are made and shown this once.
      """)

  @Argument(help: "The document; - is the standard input.")
  var file: String

  @Option(help: "The new tenant's name. (default: as in the document)")
  var name: String?

  @Option(help: "A file with the passphrase, or -. (environment: GATEHOUSE_PASSPHRASE)")
  var passphraseFile: String?

  @Option(help: "The secret of an app whose secret the document does not have, as CLIENT-KEY=FILE; - reads a line.")
  var appSecret: [String] = []

  @Flag(help: "Check everything and make nothing.")
  var dryRun = false

  @OptionGroup var admin: AdminOptions

  func validate() throws {
    guard appSecret.allSatisfy({ $0.split(separator: "=", maxSplits: 1).count == 2 }) else {
      throw ValidationError("--app-secret must be CLIENT-KEY=FILE")
    }
  }

  func run() async throws {
    let client = try admin.client()
    let document = try ObjectText(
      DocumentFile(path: file, upTo: Self.longestDocument, longest: Self.longestDocument))
    var body = JSONBody()
    body.setRaw("document", document.text)
    body.set("name", name)
    if document.has("secrets") {
      body.set("passphrase", try SecretInput.passphrase(file: passphraseFile).ask("Passphrase"))
    }
    if !appSecret.isEmpty { body.setRaw("app_secrets", JSONValue.array(try appSecret.map(Self.secret)).jsonText) }
    if dryRun { body.set("dry_run", true) }
    try admin.showNewTenant(await client.create("/v1/tenants/import", file: body.bytes))
  }

  /// Of `CLIENT-KEY=FILE`.
  private static func secret(_ option: String) throws -> JSONValue {
    let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
    let input = SecretInput(
      name: "secret of the app \(parts[0])", file: parts[1], variable: "GATEHOUSE_APP_SECRET", option: "--app-secret")
    return .object([
      JSONValue.Member(key: "client_key", value: .string(parts[0])),
      JSONValue.Member(key: "secret", value: .string(try input.require())),
    ])
  }

  /// As much as the gateway takes.
  private static let longestDocument = 32 << 20
}
