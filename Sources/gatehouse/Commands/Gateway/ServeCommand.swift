internal import ArgumentParser
internal import Gateway
internal import Logging
internal import UnixSignals

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Run the gateway.",
    discussion: """
      Prints one line when both listeners take connections, and logs to the standard error. SIGTERM and SIGINT stop it \
      gracefully: requests under way are answered, and nothing that was answered is lost.
      """)

  @Flag(help: "Print that line as a JSON object.")
  var json = false

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    let settings = try options.settings()
    let gateway = try await Gateway(
      settings, logger: ServerLog.logger(settings.logLevel, format: settings.logFormat))
    try await gateway.run(stoppingOn: [.sigterm, .sigint]) { [json] ports in
      Console.write(
        json
          ? #"{"public_port":\#(ports.ingest),"admin_port":\#(ports.admin)}"# + "\n"
          : "gatehouse is ready: deliveries on port \(ports.ingest), admin API on port \(ports.admin)\n")
    }
  }
}
