internal import ArgumentParser

struct ListsDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a list that no rule in force names.")

  @Argument(help: "The list's name.")
  var name: String

  @OptionGroup var owner: ListOwnerOptions
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await owner.path(with: client))/\(name)"
    try confirmation.require("Delete the list \(name)?")
    try await client.delete(path)
    admin.confirm("the list was deleted")
  }
}
