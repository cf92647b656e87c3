/// The secrets that more than one command takes.
extension SecretInput {
  static func app(file: String?) -> SecretInput {
    SecretInput(name: "app secret", file: file, variable: "GATEHOUSE_APP_SECRET", option: "--secret-file")
  }

  static func webhook(file: String?, option: String) -> SecretInput {
    SecretInput(name: "webhook secret", file: file, variable: "GATEHOUSE_WEBHOOK_SECRET", option: option)
  }

  static func alertTarget(file: String?) -> SecretInput {
    SecretInput(name: "target", file: file, variable: "GATEHOUSE_ALERT_TARGET", option: "--target-file")
  }

  static func alertSigning(file: String?) -> SecretInput {
    SecretInput(
      name: "signing secret", file: file, variable: "GATEHOUSE_ALERT_SIGNING_SECRET", option: "--signing-secret-file")
  }
}
