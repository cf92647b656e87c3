internal import ArgumentParser

struct WebhookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook", abstract: "The webhooks of an account, as registered at TikTok.",
    subcommands: [WebhookRegister.self, WebhookList.self, WebhookDelete.self, WebhookSync.self])
}
