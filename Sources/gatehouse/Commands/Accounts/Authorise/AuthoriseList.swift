internal import ArgumentParser

struct AuthoriseList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List links and what became of them, newest first.")

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/authorisations"
    try admin.showPage(await client.get(path, query: page.query), of: AuthorisationRecord.self)
  }
}
