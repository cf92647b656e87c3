import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A server on a port of the kernel's choice that answers as the test says and keeps what it was asked.
final class StandIn: Sendable {
  struct Request: Sendable {
    var method: String
    /// With its query.
    var path: String
    var headers: [(name: String, value: String)]
    var body: String

    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
  }

  enum Reply: Sendable {
    case answer(Int, String)
    /// Nothing comes, and the connection stays.
    case silence
  }

  let base: String
  private let channel: any Channel
  private let received: Shared

  final class Shared: Sendable {
    let requests = Mutex<[Request]>([])
    let respond: @Sendable (Request) -> Reply

    init(_ respond: @escaping @Sendable (Request) -> Reply) { self.respond = respond }
  }

  init(_ respond: @escaping @Sendable (Request) -> Reply) async throws {
    let shared = Shared(respond)
    received = shared
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Handler(shared))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    base = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)"
  }

  var requests: [Request] { received.requests.withLock { $0 } }

  func stop() async { try? await channel.close() }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let shared: Shared
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    init(_ shared: Shared) { self.shared = shared }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head):
        self.head = head
        body.clear()
      case .body(var part): body.writeBuffer(&part)
      case .end: answer(context)
      }
    }

    private func answer(_ context: ChannelHandlerContext) {
      guard let head else { return }
      let request = Request(
        method: head.method.rawValue, path: head.uri, headers: head.headers.map { ($0.name, $0.value) },
        body: String(buffer: body))
      shared.requests.withLock { $0.append(request) }
      guard case .answer(let status, let text) = shared.respond(request) else { return }
      var response = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status))
      response.headers.add(name: "Content-Length", value: String(text.utf8.count))
      context.write(wrapOutboundOut(.head(response)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }
}
