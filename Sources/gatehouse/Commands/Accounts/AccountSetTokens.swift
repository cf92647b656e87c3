internal import ArgumentParser

struct AccountSetTokens: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-tokens", abstract: "Replace an account's tokens, as a pair.")

  @OptionGroup var account: AccountArgument
  @OptionGroup var tokens: TokenOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    try tokens.set(in: &body, requiringAccess: true)
    let path: APIPath = try await "\(account.path(with: client))/tokens"
    try admin.show(await client.put(path, body.bytes), as: AccountRecord.self)
  }
}
