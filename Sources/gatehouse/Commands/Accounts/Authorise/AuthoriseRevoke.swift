internal import ArgumentParser

struct AuthoriseRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take back a link that nobody has used; an account stays as it is.")

  @Argument(help: "The link's id.")
  var link: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try await client.delete("\(tenant.path(with: client))/authorisations/\(link)")
    admin.confirm("the link is no longer good")
  }
}
