internal import ArgumentParser

struct AcceptInvitationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept-invitation", abstract: "Set your password with the code that an owner gave you.",
    discussion: """
      Asks for the code and a password of your own on the terminal, or reads them as two lines of the standard input: \
      the code first. Sessions that you had end.
      """)

  @Option(help: "A file with the code, or -. (environment: GATEHOUSE_INVITATION_CODE)")
  var codeFile: String?

  @Option(help: "A file with your new password, or -. (environment: GATEHOUSE_NEW_PASSWORD)")
  var newPasswordFile: String?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let code = try SecretInput(
      name: "code", file: codeFile, variable: "GATEHOUSE_INVITATION_CODE", option: "--code-file"
    ).ask("Code")
    let password = try SecretInput.newPassword(file: newPasswordFile)
    var body = JSONBody()
    body.set("code", code)
    body.set("password", password)
    let answer = try await AdminClient(origin: admin.origin, token: nil).post("/v1/invitations/accept", body)
    if admin.json { return Console.writeJSON(answer.printable) }
    let accepted: OperatorRecord = try answer.decoded()
    admin.confirm("the password is set; log in with: gatehouse login \(accepted.name)")
  }
}
