internal import ArgumentParser

struct AppList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the shared apps, or those of a tenant.")

  @OptionGroup var owner: AppOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.showPage(await client.get(owner.path(with: client)), of: AppRecord.self)
  }
}
