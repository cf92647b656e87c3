internal import NIOCore

/// Stands before NIO's HTTP handlers and tells the request handler what they would keep to themselves: the first byte
/// of a request, from which on a slow sender's time runs and by which a delivery's freshness is judged, and the wish
/// to drain, since NIO's pipelining handler stops a debug build when it drains a connection with half a request on it.
final class ArrivalHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let requests: RequestHandler

  init(_ requests: RequestHandler) { self.requests = requests }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    requests.bytesArrived()
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { requests.drain() } else { context.fireUserInboundEventTriggered(event) }
  }
}
