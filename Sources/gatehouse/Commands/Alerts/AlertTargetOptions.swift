internal import ArgumentParser

/// Where a channel leads.
struct AlertTargetOptions: ParsableArguments {
  @Option(
    help: """
      A file with the URL of the Slack, Discord or own webhook, which is a secret; - reads a line of the standard \
      input. (environment: GATEHOUSE_ALERT_TARGET)
      """)
  var targetFile: String?

  @Option(help: "The mail address, for a channel of kind email.")
  var address: String?

  func validate() throws {
    if targetFile != nil && address != nil { throw ValidationError("--address excludes --target-file") }
  }

  func read() throws(CommandFailure) -> String? {
    if let address { return address }
    return try SecretInput.alertTarget(file: targetFile).read()
  }

  /// For a channel of this kind.
  func require(for kind: AlertChannelKind) throws(CommandFailure) -> String {
    if let given = try read() { return given }
    guard kind == .email else { return try SecretInput.alertTarget(file: targetFile).require() }
    throw CommandFailure(status: .usage, message: "the mail address is missing", hint: "pass --address NAME@HOST")
  }
}
