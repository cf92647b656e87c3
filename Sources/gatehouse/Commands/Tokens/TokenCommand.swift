internal import ArgumentParser

struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Tokens with which programs act in your name.",
    discussion: """
      A token may do what you may, within its scopes and tenants, until it expires or is revoked. Give it to a program \
      as GATEHOUSE_TOKEN, or as Authorization: Bearer.
      """,
    subcommands: [TokenCreate.self, TokenList.self, TokenRevoke.self])
}
