internal import ArgumentParser

struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "The key that seals stored secrets, and its replacement.",
    subcommands: [KeyStatusShow.self, KeyRotate.self])
}
