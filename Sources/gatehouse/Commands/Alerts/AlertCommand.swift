internal import ArgumentParser

struct AlertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alert", abstract: "What somebody had to hear of, and where such things are told.",
    subcommands: [AlertList.self, AlertChannelCommand.self])
}
