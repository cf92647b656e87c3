internal import ArgumentParser

struct PasswordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "Change your own password.",
    discussion: """
      Asks for both passwords on the terminal, or reads them as two lines of the standard input: the current one \
      first. Your other sessions end.
      """)

  @Option(help: "A file with the current password, or -. (environment: GATEHOUSE_PASSWORD)")
  var currentPasswordFile: String?

  @Option(help: "A file with the new password, or -. (environment: GATEHOUSE_NEW_PASSWORD)")
  var newPasswordFile: String?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let current = try SecretInput(
      name: "current password", file: currentPasswordFile, variable: "GATEHOUSE_PASSWORD",
      option: "--current-password-file"
    ).ask("Current password")
    let new = try SecretInput.newPassword(file: newPasswordFile)
    var body = JSONBody()
    body.set("current_password", current)
    body.set("new_password", new)
    _ = try await client.post("/v1/operators/me/password", body)
    admin.confirm("the password was changed")
  }
}
