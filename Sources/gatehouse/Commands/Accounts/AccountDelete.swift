internal import ArgumentParser

struct AccountDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete an account with its events and actions.")

  @OptionGroup var account: AccountArgument
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await account.path(with: client)
    try confirmation.require("Delete the account \(account.account) with its events and actions?")
    try await client.delete(path)
    admin.confirm("the account was deleted")
  }
}
