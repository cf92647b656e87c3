internal import ArgumentParser

struct AppShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show an app.")

  @Argument(help: "The app's id.")
  var app: String

  @OptionGroup var owner: AppOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get("\(owner.path(with: client))/\(app)"), as: AppRecord.self)
  }
}
