internal import ArgumentParser

struct SessionList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List sessions, newest first.")

  @OptionGroup var whose: CredentialOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.showPage(await client.get("\(whose.path(with: client))/sessions"), of: ActiveSessionRecord.self)
  }
}
