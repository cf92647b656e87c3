internal import ArgumentParser

struct AccountShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show an account.")

  @OptionGroup var account: AccountArgument
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.show(await client.get(account.path(with: client)), as: AccountRecord.self)
  }
}
