internal import ArgumentParser

struct ListsStarters: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "starters", abstract: "List the term lists that come with Gatehouse.")

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    try admin.showPage(await admin.client().get("/v1/starter-lists"), of: StarterListRecord.self)
  }
}
