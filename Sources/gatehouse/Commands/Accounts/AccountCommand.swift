internal import ArgumentParser

struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "TikTok accounts of a tenant.",
    subcommands: [
      AccountCreate.self, AccountList.self, AccountShow.self, AccountUpdate.self, AccountDelete.self,
      AccountAuthorise.self, AccountSetTokens.self, AccountRotateSecret.self,
    ])
}
