internal import ArgumentParser
internal import Gateway
internal import Logging
internal import Sandbox
internal import ServiceLifecycle
internal import UnixSignals

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Show the gateway at work against a stand-in TikTok.",
    discussion: """
      Starts a stand-in TikTok and a gateway on free ports, onboards two clients, plays comments, shows the decisions as \
      they fall and ends with each client's report. Nothing is left behind.
      """)

  @Flag(help: "End when it is over, with status 0 only if every comment that had to go is gone.")
  var exit = false

  func run() async throws {
    let stage = try await DemoStage.build()
    defer { stage.tearDown() }
    let (ports, announce) = AsyncStream.makeStream(of: DemoPlay.Ports.self)
    let gateway = DemoGateway(gateway: stage.gateway) {
      announce.yield(DemoPlay.Ports(ingest: $0.ingest, admin: $0.admin))
    }
    let play = DemoPlay(stage: stage, ports: ports, exits: exit)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(service: DemoTikTok(server: stage.sandbox)), .init(service: gateway),
          .init(
            service: play, successTerminationBehavior: .gracefullyShutdownGroup,
            failureTerminationBehavior: .gracefullyShutdownGroup),
        ],
        gracefulShutdownSignals: [.sigint, .sigterm], logger: ServerLog.logger(.error)))
    try await group.run()
  }
}

/// The gateway as one service of the demo.
private struct DemoGateway: Service {
  let gateway: Gateway
  let onReady: @Sendable (Gateway.Ports) async -> Void

  func run() async throws { try await gateway.run(onReady: onReady) }
}

/// The sandbox was started before the gateway, which must know its address.
private struct DemoTikTok: Service {
  let server: SandboxServer

  func run() async throws {
    try? await gracefulShutdown()
    await server.stop()
  }
}
