internal import ArgumentParser

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Explain, check and show the gateway's settings.",
    discussion: "These work on the file and the environment alone: no gateway has to run.",
    subcommands: [ConfigDefault.self, ConfigCheck.self, ConfigShow.self])
}
