internal import NIOCore

/// Stands before NIO's HTTP handlers and tells the request handler what they would keep to themselves: the first byte
/// of a request, from which on a slow sender's time runs and by which a delivery's freshness is judged, and the wish
/// to drain, since NIO's pipelining handler stops a debug build when it drains a connection with half a request on it.
///
/// It also has the connection read on while an answer is being made. NIO's pipelining handler would stop that until the
/// commit, which tells the kernel twice for each event, for senders that send nothing before they have their answer. What
/// one sends nevertheless is kept, as much as one read brings, and nothing more read until it is its turn.
///
/// The back-pressure handler stands before this one, so that a sender that takes no answers is not read from either.
final class ArrivalHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let requests: RequestHandler

  init(_ requests: RequestHandler) { self.requests = requests }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    requests.bytesArrived()
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if requests.readsAhead { context.read() }
    context.fireChannelReadComplete()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { requests.drain() } else { context.fireUserInboundEventTriggered(event) }
  }
}
