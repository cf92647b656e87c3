internal import Hummingbird
internal import HummingbirdCore
public import Listening
public import Logging
internal import NIOCore
internal import Sealing
public import ServiceLifecycle

/// The admin listener: serves the admin API until the service group shuts it down.
public struct AdminServer: Service {
  private let dependencies: AdminDependencies
  private let address: ListenAddress
  private let security: ConnectionSecurity
  private let logger: Logger
  private let onBind: @Sendable (Int) async -> Void

  /// `onBind` hears the port that was bound, once connections are accepted.
  public init(
    _ dependencies: AdminDependencies, address: ListenAddress, security: ConnectionSecurity = .plain, logger: Logger,
    onBind: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.dependencies = dependencies
    self.address = address
    self.security = security
    self.logger = logger
    self.onBind = onBind
  }

  public func run() async throws {
    let routes = AdminRoutes(dependencies, decoyHash: try PasswordHash.decoy(), logger: logger)
    let application = Application(
      router: routes.router(),
      server: HTTPServerBuilder { [security] responder in
        SecuredChannel(
          base: HTTP1Channel(responder: responder, configuration: .init(idleTimeout: Self.idleTimeout)),
          security: security)
      },
      configuration: .init(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.maximumConnections)),
      onServerRunning: { [onBind] channel in await onBind(channel.localAddress?.port ?? 0) },
      logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await routes.boundedAudit.keepWriting(logger: logger, clock: dependencies.clock) }
      defer { group.cancelAll() }
      try await application.run()
    }
    await routes.boundedAudit.write(logger: logger)
  }

  /// Between requests, and between two parts of one request.
  private static let idleTimeout = TimeAmount.seconds(60)
  private static let maximumConnections = 256
}
