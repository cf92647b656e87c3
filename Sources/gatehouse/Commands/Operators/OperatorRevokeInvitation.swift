internal import ArgumentParser

struct OperatorRevokeInvitation: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke-invitation", abstract: "Take an invitation back: its code is not good any more.")

  @Argument(help: "The invitation's id; gatehouse operator invitations shows it.")
  var invitation: String

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    try await admin.client().delete("/v1/invitations/\(invitation)")
    admin.confirm("the invitation was taken back")
  }
}
