internal import ArgumentParser

struct AppDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete an app that no account uses.")

  @Argument(help: "The app's id.")
  var app: String

  @OptionGroup var owner: AppOwnerOptions
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = try await "\(owner.path(with: client))/\(app)"
    try confirmation.require("Delete the app \(app)?")
    try await client.delete(path)
    admin.confirm("the app was deleted")
  }
}
