internal import ArgumentParser

struct AlertChannelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "channel", abstract: "Where alerts are told: Slack, Discord, a server of your own, mail.",
    subcommands: [
      AlertChannelCreate.self, AlertChannelList.self, AlertChannelShow.self, AlertChannelUpdate.self,
      AlertChannelDelete.self, AlertChannelTest.self, AlertChannelRotateSecret.self,
    ])
}
