/// The secrets that more than one command takes.
extension SecretInput {
  static func app(file: String?) -> SecretInput {
    SecretInput(name: "app secret", file: file, variable: "GATEHOUSE_APP_SECRET", option: "--secret-file")
  }

  static func webhook(file: String?, option: String) -> SecretInput {
    SecretInput(name: "webhook secret", file: file, variable: "GATEHOUSE_WEBHOOK_SECRET", option: option)
  }

  static func code(file: String?) -> SecretInput {
    SecretInput(name: "code", file: file, variable: "GATEHOUSE_CODE", option: "--code-file")
  }

  /// A password that is to be: typed twice where it is asked for on a terminal.
  static func newPassword(file: String?) throws(CommandFailure) -> String {
    let input = SecretInput(
      name: "new password", file: file, variable: "GATEHOUSE_NEW_PASSWORD", option: "--new-password-file")
    let password = try input.ask("New password")
    if try input.read() == nil, Console.isInputTerminal, try PasswordPrompt.ask("New password again") != password {
      throw CommandFailure(status: .failed, message: "the two new passwords differ; nothing was changed")
    }
    return password
  }

  static func alertTarget(file: String?) -> SecretInput {
    SecretInput(name: "target", file: file, variable: "GATEHOUSE_ALERT_TARGET", option: "--target-file")
  }

  static func alertSigning(file: String?) -> SecretInput {
    SecretInput(
      name: "signing secret", file: file, variable: "GATEHOUSE_ALERT_SIGNING_SECRET", option: "--signing-secret-file")
  }
}
