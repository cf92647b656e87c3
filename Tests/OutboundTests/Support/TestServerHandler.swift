import NIOCore
import NIOHTTP1

/// One connection of the test server.
final class TestServerHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  private let log: TestServer.Log
  private let answer: @Sendable (ReceivedRequest) -> Answer
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  init(log: TestServer.Log, answer: @escaping @Sendable (ReceivedRequest) -> Answer) {
    self.log = log
    self.answer = answer
  }

  func channelActive(context: ChannelHandlerContext) {
    log.connected()
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    log.disconnected()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let buffer):
      body += buffer.readableBytesView
    case .end:
      guard let head else { return }
      let request = ReceivedRequest(
        method: head.method.rawValue, target: head.uri, headers: head.headers.map { ($0.name, $0.value) }, body: body)
      log.received(request)
      carryOut(answer(request), context: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func carryOut(_ answer: Answer, context: ChannelHandlerContext) {
    switch answer {
    case .silence:
      return
    case .hangUp:
      context.close(promise: nil)
    case .bytes(let bytes, let closes):
      let written = context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)))
      if closes {
        written.assumeIsolated().whenComplete { [loop = NIOLoopBound(context, eventLoop: context.eventLoop)] _ in
          loop.value.close(promise: nil)
        }
      }
    }
  }
}
