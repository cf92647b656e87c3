internal import ArgumentParser

struct TokenList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List tokens, newest first; those that ended too.")

  @OptionGroup var whose: CredentialOwnerOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await whose.path(with: client))/tokens"
    try admin.showPage(await client.get(path, query: page.query), of: TokenRecord.self)
  }
}
