internal import ArgumentParser

struct OperatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "operator", abstract: "People with admin access; programs have tokens.",
    subcommands: [
      OperatorInvite.self, OperatorInvitations.self, OperatorRevokeInvitation.self, OperatorList.self,
      OperatorShow.self, OperatorUpdate.self, OperatorRemoveSecondFactor.self,
    ])
}
