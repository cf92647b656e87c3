internal import ArgumentParser

struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Log in and keep the session for later commands.",
    discussion: """
      Asks for the password on the terminal, or reads it as one line from the standard input. The session is kept in \
      $XDG_CONFIG_HOME/gatehouse/session.json, which only you can read.

      Where you have a second factor, asks for its code too: of your app, or a recovery code.
      """)

  @Argument(help: "The operator's name.")
  var name: String

  @Option(help: "A file with the password; - reads a line of the standard input. (environment: GATEHOUSE_PASSWORD)")
  var passwordFile: String?

  @Option(help: "A file with the second factor's code, or -; asked for when needed. (environment: GATEHOUSE_CODE)")
  var codeFile: String?

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let password = try SecretInput(
      name: "password", file: passwordFile, variable: "GATEHOUSE_PASSWORD", option: "--password-file"
    ).ask("Password")
    var body = JSONBody()
    body.set("name", name)
    body.set("password", password)
    let session = try await open(body, code: SecretInput.code(file: codeFile))
    try SessionFile.standard().write(
      SessionFile.Content(
        adminURL: admin.origin, token: session.token, expiresAt: session.expiresAt,
        operatorName: session.operator.name))
    show(session)
  }

  /// With a code where one was given, or else where the gateway wants one.
  private func open(_ body: JSONBody, code: SecretInput) async throws(CommandFailure) -> SessionRecord {
    let given = try code.read()
    do throws(CommandFailure) {
      return try await post(body, code: given)
    } catch {
      guard error.code == "second_factor_required", given == nil else { throw error }
      guard let asked = try code.askIfPossible("Code") else {
        throw CommandFailure(
          status: .notAllowed, message: "\(name) has a second factor, and its code is missing",
          hint: "pass --code-file PATH, or set GATEHOUSE_CODE")
      }
      return try await post(body, code: asked)
    }
  }

  /// A wrong password is not a session that is over: the hint to log in would lead in a circle.
  private func post(_ body: JSONBody, code: String?) async throws(CommandFailure) -> SessionRecord {
    var body = body
    body.set("code", code)
    do throws(CommandFailure) {
      return try await AdminClient(origin: admin.origin, token: nil).post("/v1/sessions", body).decoded()
    } catch {
      var failure = error
      if failure.status == .notAllowed {
        failure.hint = failure.code == "invalid_code" ? nil : "check the name and the password"
      }
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
