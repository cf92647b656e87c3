internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// A bare SwiftNIO server: the same HTTP pipeline as the public listener, and an end that answers every request with the
/// same 200 at once. What it can do is the most that any gateway built on NIO could do on this machine.
public enum EchoServer {
  /// Serves on a port chosen by the kernel, which `onBind` is told, until the process ends.
  public static func run(loops: Int, onBind: (Int) -> Void) throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: loops)
    let server = try ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 4096)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(EchoHandler())
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
    onBind(server.localAddress?.port ?? 0)
    try server.closeFuture.wait()
  }
}

private final class EchoHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private static let body = ByteBuffer(string: #"{"status":"ok"}"#)

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .end = Self.unwrapInboundIn(data) else { return }
    let headers: HTTPHeaders = [
      "Content-Type": "application/json", "Content-Length": String(Self.body.readableBytes),
    ]
    context.write(
      Self.wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .ok, headers: headers))), promise: nil)
    context.write(Self.wrapOutboundOut(.body(.byteBuffer(Self.body))), promise: nil)
    context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
  }
}
