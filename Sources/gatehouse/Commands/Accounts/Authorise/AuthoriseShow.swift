internal import ArgumentParser

struct AuthoriseShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what became of a link; the link itself was shown once.")

  @Argument(help: "The link's id.")
  var link: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/authorisations/\(link)"
    try admin.show(await client.get(path), as: AuthorisationRecord.self)
  }
}
