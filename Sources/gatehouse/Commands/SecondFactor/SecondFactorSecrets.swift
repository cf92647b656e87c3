internal import ArgumentParser

/// The password and the code that a change of one's second factor takes.
struct SecondFactorSecrets: ParsableArguments {
  @Option(help: "A file with your password, or -. (environment: GATEHOUSE_PASSWORD)")
  var passwordFile: String?

  @Option(
    help: "A file with a code of the app, or a recovery code; - reads a line. (environment: GATEHOUSE_CODE)")
  var codeFile: String?

  func password() throws(CommandFailure) -> String {
    try SecretInput(
      name: "password", file: passwordFile, variable: "GATEHOUSE_PASSWORD", option: "--password-file"
    ).ask("Password")
  }

  func code(_ question: String = "Code") throws(CommandFailure) -> String {
    try SecretInput.code(file: codeFile).ask(question)
  }

  func body() throws(CommandFailure) -> JSONBody {
    var body = JSONBody()
    body.set("password", try password())
    body.set("code", try code("Code, or a recovery code"))
    return body
  }
}

extension RecoveryCodesRecord {
  /// Shown this once.
  func show() {
    Console.write(recoveryCodes.map { "\($0)\n" }.joined())
    Console.writeError(
      "keep these recovery codes where your app is not: each logs you in once, and they are not shown again\n")
  }
}
