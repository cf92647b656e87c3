internal import ArgumentParser

/// The address that TikTok should deliver to.
struct PublicURLOptions: ParsableArguments {
  @Option(
    name: .customLong("public-url"),
    help: "The gateway's public https address, or ngrok to ask the agent on this machine. (default: as configured)")
  var publicURL: String?

  /// Nil leaves it to the gateway's configuration.
  func resolved() async throws(CommandFailure) -> String? {
    publicURL == "ngrok" ? try await NgrokAgent().publicURL() : publicURL
  }
}
