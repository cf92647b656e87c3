internal import ArgumentParser
internal import Moderation

struct TokenCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a token; prints it, this once.",
    discussion: """
      Scopes: \(AccessScope.allCases.map(\.rawValue).joined(separator: ", ")).

      backups:make is as much as all the others together: a backup holds all tenants' data and the keys, sealed to a \
      passphrase of whoever has the token. Give it to a token of its own. Its first two backups raise an alert, and so \
      do later ones that do not come from the same address and after as long a time.
      """)

  @Argument(help: "What it is for, for people to tell it by.")
  var name: String

  @Option(help: "A scope it has; may be repeated.")
  var scope: [String]

  @Option(help: "A tenant it is limited to, by id or by name; may be repeated. (default: all that you may act for)")
  var tenant: [String] = []

  @Option(help: "In how many days it expires, 1 to 366.")
  var days = 90

  @OptionGroup var admin: AdminOptions

  func validate() throws {
    guard !scope.isEmpty else { throw ValidationError("--scope: name one at least") }
    if scope.contains(where: { AccessScope(rawValue: $0) == nil }) {
      throw ValidationError(ChoiceText.refusal("--scope", AccessScope.allCases.map(\.rawValue)))
    }
    guard (1...366).contains(days) else { throw ValidationError("--days must be from 1 to 366") }
  }

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    body.set("scopes", scope)
    if !tenant.isEmpty { body.set("tenants", try await client.tenantIDs(tenant)) }
    body.set("expires_in_days", days)
    try admin.show(await client.create("/v1/tokens", body), as: TokenRecord.self)
  }
}
