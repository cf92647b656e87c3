public import Listening
public import Logging
public import Moderation
package import NIOCore
internal import NIOExtras
internal import NIOPosix
public import ServiceLifecycle

/// The public listener: takes TikTok's deliveries and answers 200 only for what is on disk.
public struct IngestServer: Service {
  private let settings: IngestSettings
  private let directory: EndpointDirectory
  private let journal: any DeliveryJournal
  private let readiness: @Sendable () async -> [HealthFinding]
  private let security: ConnectionSecurity
  private let callbacks: CallbackGate?
  private let instance: InstanceID
  private let lag: DeliveryLag
  private let clock: WallClock
  private let logger: Logger
  private let onBind: @Sendable (Int) async -> Void

  /// Without a `callback`, creators cannot be sent back here. `lag` hears how late deliveries are. `onBind` is told the
  /// port once the listener takes connections.
  public init(
    _ settings: IngestSettings, directory: EndpointDirectory, journal: any DeliveryJournal,
    readiness: @escaping @Sendable () async -> [HealthFinding], security: ConnectionSecurity = .plain,
    callback: (any AuthorisationCallback)? = nil, instance: InstanceID = .fresh(), lag: DeliveryLag = DeliveryLag(),
    clock: WallClock = .system, logger: Logger,
    onBind: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.settings = settings
    self.directory = directory
    self.journal = journal
    self.readiness = readiness
    self.security = security
    callbacks = callback.map { CallbackGate($0) }
    self.clock = clock
    self.logger = logger
    self.instance = instance
    self.lag = lag
    self.onBind = onBind
  }

  /// Serves until a graceful shutdown, then stops accepting, lets requests under way finish and returns.
  public func run() async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: settings.loops)
    do {
      try await serve(on: group)
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
    try await group.shutdownGracefully()
  }

  private func serve(on group: MultiThreadedEventLoopGroup) async throws {
    let loops = try await LoopPipelines(group: group, make: { pipeline(on: $0) })
    let quiescing = ServerQuiescingHelper(group: group)
    let server = try await bootstrap(on: group, loops, quiescing)
      .bind(host: settings.host, port: settings.port).get()
    let port = server.localAddress?.port ?? settings.port
    logger.info("the public listener takes deliveries", metadata: ["host": "\(settings.host)", "port": "\(port)"])
    await onBind(port)
    try? await gracefulShutdown()
    try await drain(quiescing, on: group)
    await loops.stop()
  }

  /// What handles the connections of one event loop. Called on it; asked for apart from the server by tests that bring
  /// connections of their own.
  package func pipeline(on loop: any EventLoop) -> ConnectionPipeline {
    let metrics = LoopMetrics(lag)
    let connections = LoopConnections()
    connections.startSweeping(on: loop, metrics)
    return ConnectionPipeline(
      environment: RequestHandler.Environment(
        router: RequestRouter(directory: directory, takesCallbacks: callbacks != nil), library: directory.library,
        journal: LoopJournal(loop: loop, journal: journal, metrics: metrics),
        backlog: LoopBacklog(
          loop: loop, library: directory.library, limit: settings.maximumWaiting, metrics: metrics),
        settings: settings, clock: clock, readiness: readiness, callbacks: callbacks, connections: connections,
        metrics: metrics, liveness: .alive(instance.text), logger: logger))
  }

  private func bootstrap(
    on group: MultiThreadedEventLoopGroup, _ loops: LoopPipelines, _ quiescing: ServerQuiescingHelper
  ) -> ServerBootstrap {
    let limit = ConnectionLimit(settings.maximumConnections)
    let security = security
    return ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 4096)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(
            // Out of file descriptors, accepting pauses instead of spinning.
            AcceptBackoffHandler(), quiescing.makeServerChannelHandler(channel: channel))
        }
      }
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        guard limit.admit(channel) else { return channel.close() }
        return channel.eventLoop.makeCompletedFuture {
          try security.secure(channel)
          try loops.pipeline(of: channel.eventLoop).install(on: channel)
        }
      }
  }

  /// Idle connections are closed at once and others after their answer. What is left at the deadline is dropped with
  /// the event loops.
  private func drain(_ quiescing: ServerQuiescingHelper, on group: MultiThreadedEventLoopGroup) async throws {
    logger.info("the public listener drains")
    let promise = group.next().makePromise(of: Void.self)
    quiescing.initiateShutdown(promise: promise)
    let timeout = group.next().scheduleTask(in: TimeAmount(settings.drainTimeout)) {
      promise.fail(ChannelError.alreadyClosed)
    }
    _ = try? await promise.futureResult.get()
    timeout.cancel()
  }
}
