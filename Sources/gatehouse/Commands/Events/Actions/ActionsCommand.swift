internal import ArgumentParser

struct ActionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actions", abstract: "Calls to TikTok that carry decisions out.",
    subcommands: [ActionsList.self, ActionsShow.self, ActionsAttempts.self, ActionsRetry.self])
}
