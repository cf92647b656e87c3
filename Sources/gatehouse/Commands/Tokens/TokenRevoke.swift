internal import ArgumentParser

struct TokenRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a token: it works no more, for good.")

  @Argument(help: "The token, by id or by name; not the token itself.")
  var token: String

  @OptionGroup var whose: CredentialOwnerOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    // Somebody in a hurry pastes what leaked: it must not go into a path, and so into a proxy's log.
    if token.hasPrefix("gh_") {
      throw ValidationError("this is a token itself; name it by its id, as gatehouse token list shows it")
    }
  }

  func run() async throws {
    let client = try admin.client()
    let owner = try await whose.path(with: client)
    let id = try await client.tokenID(token, of: owner)
    try await client.delete("\(owner)/tokens/\(id)")
    admin.confirm("the token was revoked")
  }
}
