internal import ArgumentParser

struct WebhookRegister: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Register the account's webhook at TikTok.")

  @OptionGroup var account: AccountArgument
  @OptionGroup var address: PublicURLOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = try await "\(account.path(with: client))/webhooks"
    var body = JSONBody()
    body.set("public_url", try await address.resolved())
    try admin.show(await client.create(path, body), as: WebhookRecord.self)
  }
}
