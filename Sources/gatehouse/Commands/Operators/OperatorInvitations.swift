internal import ArgumentParser

struct OperatorInvitations: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invitations", abstract: "List invitations that nobody has accepted yet, newest first.")

  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let answer = try await admin.client().get("/v1/invitations", query: page.query)
    try admin.showPage(answer, of: InvitationRecord.self)
  }
}
