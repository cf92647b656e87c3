internal import ArgumentParser
internal import Logging
internal import Sandbox
internal import ServiceLifecycle
internal import UnixSignals

struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "Run a stand-in TikTok.",
    discussion: """
      Speaks both dialects over HTTP: tokens, webhooks, comments with their visibility, deliveries with retries and \
      echoes, quotas, and faults on demand. docs/sandbox.md lists the routes under /sandbox that drive it.

      Point a gateway at it with GATEHOUSE_TIKTOK_OPEN_URL, GATEHOUSE_TIKTOK_BUSINESS_URL, \
      GATEHOUSE_TIKTOK_AUTHORISE_URL and GATEHOUSE_OUTBOUND_ALLOW_PRIVATE=true.
      """)

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 lets the kernel choose.")
  var port = 8090

  @Flag(help: "Lift the limits on calls.")
  var noQuotas = false

  @Flag(help: "Retry deliveries as TikTok does, over 72 hours, instead of over two minutes.")
  var realRetries = false

  @Option(help: "Where the generator of faults starts, so that a run can be repeated.")
  var seed: UInt64 = 1

  func run() async throws {
    var configuration = SandboxConfiguration()
    configuration.host = host
    configuration.port = port
    configuration.seed = seed
    if noQuotas { configuration.quotas = nil }
    if realRetries { configuration.retrySchedule = SandboxConfiguration.realSchedule }
    let logger = ServerLog.logger(.info)
    let server = SandboxServer(configuration, logger: logger)
    try await ServiceGroup(
      services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
    ).run()
  }
}
