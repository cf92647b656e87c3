internal import ArgumentParser

struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Log in and keep the session for later commands.",
    discussion: """
      Asks for the password on the terminal, or reads it as one line from the standard input. The session is kept in \
      $XDG_CONFIG_HOME/gatehouse/session.json, which only you can read.
      """)

  @Argument(help: "The operator's name.")
  var name: String

  @Option(help: "A file with the password; - reads a line of the standard input. (environment: GATEHOUSE_PASSWORD)")
  var passwordFile: String?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let password = try SecretInput(
      name: "password", file: passwordFile, variable: "GATEHOUSE_PASSWORD", option: "--password-file"
    ).ask("Password")
    var body = JSONBody()
    body.set("name", name)
    body.set("password", password)
    let session = try await open(body)
    try SessionFile.standard().write(
      SessionFile.Content(
        adminURL: admin.origin, token: session.token, expiresAt: session.expiresAt,
        operatorName: session.operator.name))
    show(session)
  }

  /// A wrong password is not a session that is over: the hint to log in would lead in a circle.
  private func open(_ body: JSONBody) async throws(CommandFailure) -> SessionRecord {
    do throws(CommandFailure) {
      return try await AdminClient(origin: admin.origin, token: nil).post("/v1/sessions", body).decoded()
    } catch {
      var failure = error
      if failure.status == .notAllowed { failure.hint = "check the name and the password" }
      throw failure
    }
  }

  /// With `--json`, all of the answer but the token, which is in the session file.
  private func show(_ session: SessionRecord) {
    if admin.json {
      var body = JSONBody()
      body.set("operator", session.operator.name)
      body.set("role", session.operator.role)
      body.set("expires_at", session.expiresAt)
      body.set("must_change_password", session.operator.mustChangePassword ?? false)
      return Console.write(body.bytes + [0x0A])
    }
    admin.confirm("logged in as \(session.operator.name) (\(session.operator.role)) until \(session.expiresAt)")
    if session.operator.mustChangePassword == true {
      Console.writeError("this is a one-time password: change it with gatehouse password\n")
    }
  }
}
