internal import ArgumentParser
internal import Moderation

struct RulesSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of rule set files, for editors; needs no gateway.")

  func run() throws { Console.write(RuleSetSchema.json + "\n") }
}
