internal import ArgumentParser

struct LogoutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "End the session that login keeps, here and at the gateway.")

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    guard !AdminOptions.hasTokenVariable else {
      throw CommandFailure(
        status: .failed, message: "GATEHOUSE_TOKEN is set, and its token is no login that could be ended",
        hint: "revoke it with gatehouse token revoke; to end the session that login keeps, unset GATEHOUSE_TOKEN first")
    }
    let file = try SessionFile.standard()
    guard let session = try file.read() else { return admin.confirm("nobody is logged in") }
    do throws(CommandFailure) {
      try await AdminClient(origin: session.adminURL, token: session.token).delete("/v1/sessions/current")
    } catch {
      // A gateway that has already forgotten the session is as good.
      guard error.status == .notAllowed else { throw error }
    }
    try file.delete()
    admin.confirm("logged out")
  }
}
