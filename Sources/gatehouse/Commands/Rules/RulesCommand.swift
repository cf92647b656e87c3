internal import ArgumentParser

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "The rules of the gateway, its tenants and their accounts.",
    groupedSubcommands: [
      CommandGroup(
        name: "Change",
        subcommands: [
          RulesShow.self, RulesPut.self, RulesCheck.self, RulesVersions.self, RulesDiff.self, RulesRestore.self,
          RulesUndo.self, RulesRearm.self,
        ]),
      CommandGroup(
        name: "Try",
        subcommands: [RulesTest.self, RulesBackTest.self, RulesEvasion.self, RulesSchema.self]),
      CommandGroup(
        name: "Look", subcommands: [RulesEffective.self, RulesStats.self, RulesDemotions.self]),
    ])
}
