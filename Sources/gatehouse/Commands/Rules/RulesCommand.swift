internal import ArgumentParser

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "The rule set of a tenant.",
    subcommands: [RulesShow.self, RulesPut.self, RulesTry.self, RulesCheck.self])
}
