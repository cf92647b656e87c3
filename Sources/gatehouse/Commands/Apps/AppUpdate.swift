internal import ArgumentParser

struct AppUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Rename an app, replace its secret, set its limits, disable or enable it.")

  @Argument(help: "The app's id.")
  var app: String

  @Option(help: "The new name.")
  var name: String?

  @Option(
    help: "A file with the new app secret; - reads a line of the standard input. (environment: GATEHOUSE_APP_SECRET)")
  var secretFile: String?

  @Flag(help: "Take deliveries to it and act for its accounts again, or no more.")
  var access: AccessChange?

  @OptionGroup var limits: AppLimitOptions
  @OptionGroup var owner: AppOwnerOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var body = JSONBody()
    body.set("name", name)
    body.set("secret", try SecretInput.app(file: secretFile).read())
    body.set("disabled", access?.isDisabled)
    limits.set(in: &body)
    guard !body.isEmpty else {
      throw CommandFailure.usage(
        "there is nothing to change: pass --name, --secret-file, --calls-per-minute, --account-calls-per-minute, "
          + "--disable or --enable")
    }
    try admin.show(await client.patch("\(owner.path(with: client))/\(app)", body), as: AppRecord.self)
  }
}
