internal import ArgumentParser

struct OperatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "operator", abstract: "People and programs with admin access.",
    subcommands: [OperatorCreate.self, OperatorList.self, OperatorUpdate.self])
}
