internal import ArgumentParser

struct WebhookList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List what TikTok has registered.")

  @OptionGroup var account: AccountArgument
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    try admin.showPage(await client.get("\(account.path(with: client))/webhooks"), of: WebhookRecord.self)
  }
}
