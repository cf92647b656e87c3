internal import ArgumentParser
internal import Gateway
internal import Logging

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make the key, the database and the first owner.",
    discussion: """
      Prints the owner's one-time password, once: log in with it and set one of your own with gatehouse password. \
      Nothing that exists is overwritten.

      Keep a copy of the key file away from this machine. Without it the tokens and secrets in the database are lost.
      """)

  @Option(help: "The first owner's name.")
  var owner = "owner"

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    let settings = try options.settings()
    let result = try await Setup(settings, logger: ServerLog.logger(settings.logLevel)).run(owner: owner)
    if json { return Console.write(Self.json(settings, result)) }
    let fields = [
      ("database", Cell(settings.databasePath)),
      ("key", Cell("\(result.keyFile ?? "from the environment"), id \(result.keyID)")),
      ("owner", Cell(result.owner)),
      ("one-time password", Cell(result.oneTimePassword, .heading)),
    ]
    Console.write(FieldList(fields: fields).render(colour: Console.outputColour))
    Console.writeError(
      """
      next: \(options.serving()), then sign in at \(settings.consoleURL)/ in a browser, or by gatehouse login \(result.owner) and \
      gatehouse password

      """)
  }

  private static func json(_ settings: Settings, _ result: Setup.Result) -> [UInt8] {
    var body = JSONBody()
    body.set("database", settings.databasePath)
    body.set("key_file", result.keyFile)
    body.set("key_id", result.keyID)
    body.set("owner", result.owner)
    body.set("one_time_password", result.oneTimePassword)
    return body.bytes + [0x0A]
  }
}
