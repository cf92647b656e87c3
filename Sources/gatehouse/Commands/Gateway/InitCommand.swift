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

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    let settings = try options.settings()
    let result = try await Setup(settings, logger: ServerLog.logger(settings.logLevel)).run(owner: owner)
    let fields = [
      ("database", Cell(settings.databasePath)),
      ("key", Cell("\(result.keyFile ?? "from the environment"), id \(result.keyID)")),
      ("owner", Cell(result.owner)),
      ("one-time password", Cell(result.oneTimePassword, .heading)),
    ]
    Console.write(FieldList(fields: fields).render(colour: Console.outputColour))
    Console.writeError("next: gatehouse serve, then gatehouse login \(result.owner) and gatehouse password\n")
  }
}
