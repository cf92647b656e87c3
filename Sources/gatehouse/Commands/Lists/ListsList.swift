internal import ArgumentParser

struct ListsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the term lists, newest first.")

  @OptionGroup var owner: ListOwnerOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.showPage(await client.get(owner.path(with: client), query: page.query), of: TermListRecord.self)
  }
}
