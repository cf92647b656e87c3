internal import ArgumentParser

struct SecondFactorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "second-factor", abstract: "Codes of an authenticator app, asked for besides your password.",
    subcommands: [
      SecondFactorEnable.self, SecondFactorDisable.self, SecondFactorStatus.self, SecondFactorRecoveryCodes.self,
    ])
}
