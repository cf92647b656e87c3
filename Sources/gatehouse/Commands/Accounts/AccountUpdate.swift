internal import ArgumentParser

struct AccountUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Rename an account, disable or enable it.")

  @OptionGroup var account: AccountArgument

  @Option(help: "The new name.")
  var name: String?

  @Flag(help: "Take its events again, or no more.")
  var access: AccessChange?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    body.set("disabled", access?.isDisabled)
    guard !body.isEmpty else {
      throw CommandFailure.usage("there is nothing to change: pass --name, --disable or --enable")
    }
    try admin.show(await client.patch(account.path(with: client), body), as: AccountRecord.self)
  }
}
