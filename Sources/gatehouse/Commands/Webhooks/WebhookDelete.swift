internal import ArgumentParser

struct WebhookDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete a webhook at TikTok.")

  @OptionGroup var account: AccountArgument

  @Option(name: .customLong("id"), help: "The webhook's id, as webhook list shows it.")
  var webhookID: String

  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = try await "\(account.path(with: client))/webhooks/\(webhookID)"
    try confirmation.require("Delete the webhook \(webhookID) at TikTok?")
    try await client.delete(path)
    admin.confirm("the webhook was deleted")
  }
}
