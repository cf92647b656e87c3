internal import ArgumentParser

struct ListsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what is known about a list; lists export prints its terms.")

  @Argument(help: "The list's name.")
  var name: String

  @OptionGroup var owner: ListOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get("\(owner.path(with: client))/\(name)"), as: TermListRecord.self)
  }
}
