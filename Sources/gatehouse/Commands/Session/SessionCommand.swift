internal import ArgumentParser

struct SessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Where you are logged in, or somebody else is.",
    subcommands: [SessionList.self, SessionRevoke.self])
}
