internal import NIOCore

/// Stands before NIO's HTTP decoder, which hands over nothing until a request's head is whole, and tells the request
/// handler of the first byte: from it on a slow sender's time runs, and by it a delivery's freshness is judged.
final class ArrivalHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let requests: RequestHandler

  init(_ requests: RequestHandler) { self.requests = requests }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    requests.bytesArrived()
    context.fireChannelRead(data)
  }
}
