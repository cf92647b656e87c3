internal import ArgumentParser

struct ParkedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parked", abstract: "Verified deliveries that could not be used.",
    subcommands: [ParkedList.self, ParkedRetry.self, ParkedDelete.self])
}
