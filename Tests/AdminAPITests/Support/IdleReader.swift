import NIOCore
import NIOPosix

/// Asks for something, and once the answer has begun reads no more of it.
final class IdleReader: Sendable {
  private let channel: any Channel
  private let begun: AsyncStream<Void>

  private init(_ channel: any Channel, _ begun: AsyncStream<Void>) {
    self.channel = channel
    self.begun = begun
  }

  static func open(_ path: String, as token: String, port: Int) async throws -> IdleReader {
    let (begun, tell) = AsyncStream.makeStream(of: Void.self)
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelOption(.autoRead, value: false)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(FirstBytes(tell))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    let request = "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(token)\r\n\r\n"
    try await channel.writeAndFlush(ByteBuffer(string: request)).get()
    channel.read()
    return IdleReader(channel, begun)
  }

  func waitForAnswer() async { _ = await begun.first { _ in true } }

  func close() async { try? await channel.close().get() }
}

private final class FirstBytes: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let tell: AsyncStream<Void>.Continuation

  init(_ tell: AsyncStream<Void>.Continuation) { self.tell = tell }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { tell.yield() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
