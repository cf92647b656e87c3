/// The secrets that more than one command takes.
extension SecretInput {
  static func app(file: String?) -> SecretInput {
    SecretInput(name: "app secret", file: file, variable: "GATEHOUSE_APP_SECRET", option: "--secret-file")
  }

  static func webhook(file: String?, option: String) -> SecretInput {
    SecretInput(name: "webhook secret", file: file, variable: "GATEHOUSE_WEBHOOK_SECRET", option: option)
  }

  static func passphrase(file: String?) -> SecretInput {
    SecretInput(name: "passphrase", file: file, variable: "GATEHOUSE_PASSPHRASE", option: "--passphrase-file")
  }
}
