import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A small HTTP server on a free port of the loopback interface, which keeps what it was asked and answers as the test
/// says, byte for byte.
final class TestServer: Sendable {
  let port: Int
  private let channel: any Channel
  private let log: Log

  /// What the server saw, filled on its event loops and read by the test.
  final class Log: Sendable {
    private let state = Mutex((connections: 0, open: 0, requests: [ReceivedRequest]()))

    var connections: Int { state.withLock { $0.connections } }
    var open: Int { state.withLock { $0.open } }
    var requests: [ReceivedRequest] { state.withLock { $0.requests } }

    func connected() {
      state.withLock {
        $0.connections += 1
        $0.open += 1
      }
    }
    func disconnected() { state.withLock { $0.open -= 1 } }
    func received(_ request: ReceivedRequest) { state.withLock { $0.requests.append(request) } }
  }

  /// Runs `test` against a new server, which ends with it.
  @discardableResult
  static func run<Result>(
    answering answer: @escaping @Sendable (ReceivedRequest) -> Answer = { _ in .response() },
    isolation: isolated (any Actor)? = #isolation, _ test: (TestServer) async throws -> Result
  ) async throws -> Result {
    let log = Log()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 512)
      .childChannelOption(.allowRemoteHalfClosure, value: false)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers([
            ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)),
            TestServerHandler(log: log, answer: answer),
          ])
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let server = TestServer(port: channel.localAddress?.port ?? 0, channel: channel, log: log)
    do {
      let result = try await test(server)
      try await channel.close()
      return result
    } catch {
      try? await channel.close()
      throw error
    }
  }

  private init(port: Int, channel: any Channel, log: Log) {
    self.port = port
    self.channel = channel
    self.log = log
  }

  func url(_ path: String = "/", scheme: String = "http", host: String = "127.0.0.1") -> String {
    "\(scheme)://\(host):\(port)\(path)"
  }

  /// Connections accepted since the start.
  var connections: Int { log.connections }
  /// Connections open now.
  var openConnections: Int { log.open }
  var requests: [ReceivedRequest] { log.requests }
}
