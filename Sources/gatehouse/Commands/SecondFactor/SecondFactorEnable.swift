internal import ArgumentParser

struct SecondFactorEnable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Let logins ask for a code of your authenticator app.",
    discussion: """
      Prints a secret and its otpauth:// address on the standard error, for your app, and asks for the code it then \
      shows. Ends with ten recovery codes, shown once. Your other sessions end.
      """)

  @OptionGroup var secrets: SecondFactorSecrets
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var enrolment = JSONBody()
    enrolment.set("password", try secrets.password())
    let begun: EnrolmentRecord = try await client.post("/v1/operators/me/second-factor", enrolment).decoded()
    Console.writeError(
      """
      add this to your authenticator app:
        secret   \(Cell(begun.secret).text)
        address  \(Cell(begun.address).text)

      """)
    var confirmation = JSONBody()
    confirmation.set("code", try secrets.code("Code that the app shows"))
    let answer = try await client.post("/v1/operators/me/second-factor/confirm", confirmation)
    if admin.json { return Console.writeJSON(answer.printable) }
    admin.confirm("the second factor is enabled; recovery codes:")
    let codes: RecoveryCodesRecord = try answer.decoded()
    codes.show()
  }
}
