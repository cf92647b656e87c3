internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// A small HTTP/1.1 server: one closure answers every request. Meant for one's own machine: it has no idle timeouts.
final class HTTPListener: Sendable {
  typealias Respond = @Sendable (HTTPRequest) async -> HTTPReply

  let port: Int
  private let server: any Channel
  private let connections: Connections

  private init(server: any Channel, port: Int, connections: Connections) {
    self.server = server
    self.port = port
    self.connections = connections
  }

  /// Port 0 lets the kernel choose. Throws what the system says about the address.
  static func start(host: String, port: Int, respond: @escaping Respond) async throws -> HTTPListener {
    let connections = Connections()
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        connections.add(channel)
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
          try channel.pipeline.syncOperations.addHandler(HTTPExchangeHandler(respond))
        }
      }
      .bind(host: host, port: port).get()
    return HTTPListener(server: server, port: server.localAddress?.port ?? port, connections: connections)
  }

  /// Closes the listening socket and every connection.
  func stop() async {
    try? await server.close()
    for channel in connections.close() { try? await channel.close() }
  }

  /// The open connections, so that they can be closed with the server.
  private final class Connections: Sendable {
    private let state = Mutex<[ObjectIdentifier: any Channel]?>([:])

    func add(_ channel: any Channel) {
      let key = ObjectIdentifier(channel)
      let isOpen = state.withLock { channels in
        channels?[key] = channel
        return channels != nil
      }
      guard isOpen else { return channel.close(promise: nil) }
      channel.closeFuture.whenComplete { _ in self.state.withLock { _ = $0?.removeValue(forKey: key) } }
    }

    func close() -> [any Channel] { state.withLock { $0.take() }.map { Array($0.values) } ?? [] }
  }
}
