internal import NIOCore
internal import NIOHTTP1

/// Gathers a request, has it answered in a task and writes the answer. NIO's pipelining handler sees to it that there
/// is one exchange at a time.
final class HTTPExchangeHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private static let maximumBodyLength = 1 << 20

  private let respond: HTTPListener.Respond
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var task: Task<Void, Never>?

  init(_ respond: @escaping HTTPListener.Respond) { self.respond = respond }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let bytes):
      guard head != nil else { return }
      guard body.count + bytes.readableBytes <= Self.maximumBodyLength else {
        head = nil
        let refusal = HTTPReply.answer(HTTPResponse(413, text: "the body is larger than 1 MiB\n"))
        refusal.write(to: context.channel, keepAlive: false)
        return
      }
      body.append(contentsOf: bytes.readableBytesView)
    case .end:
      guard let head else { return }
      self.head = nil
      start(head, on: context.channel)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    task?.cancel()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func start(_ head: HTTPRequestHead, on channel: any Channel) {
    let request = HTTPRequest(
      method: head.method.rawValue, target: head.uri,
      headers: head.headers.map { ($0.name.lowercased(), $0.value) }, body: body)
    body = []
    let keepAlive = head.isKeepAlive
    let respond = respond
    task = Task {
      let reply = await respond(request)
      reply.write(to: channel, keepAlive: keepAlive)
    }
  }
}
