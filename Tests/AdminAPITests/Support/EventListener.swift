import NIOCore
import NIOHTTP1
import NIOPosix

/// Asks for server-sent events and reads them one by one, as a browser does.
final class EventListener: Sendable {
  enum Part: Equatable, Sendable {
    case head(status: Int, type: String?)
    case retry(milliseconds: String)
    case event(name: String, data: String)
    case comment
  }

  private let channel: any Channel
  private let parts: AsyncStream<Part>

  private init(_ channel: any Channel, _ parts: AsyncStream<Part>) {
    self.channel = channel
    self.parts = parts
  }

  static func open(
    _ path: String, as token: String, port: Int, method: HTTPMethod = .GET
  ) async throws -> EventListener {
    let (parts, reader) = AsyncStream.makeStream(of: Part.self)
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          try channel.pipeline.syncOperations.addHandler(PartReader(reader))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    let head = HTTPRequestHead(
      version: .http1_1, method: method, uri: path,
      headers: ["Host": "127.0.0.1:\(port)", "Authorization": "Bearer \(token)", "Accept": "text/event-stream"])
    channel.write(HTTPClientRequestPart.head(head), promise: nil)
    try await channel.writeAndFlush(HTTPClientRequestPart.end(nil)).get()
    return EventListener(channel, parts)
  }

  /// Nil once the server has ended the answer.
  func next() async -> Part? {
    var iterator = parts.makeAsyncIterator()
    return await iterator.next()
  }

  func status() async -> Int? {
    if case .head(let status, _)? = await next() { status } else { nil }
  }

  /// The data of the next event of that name, whatever comes before it; nil once the server has ended the answer.
  func data(of name: String) async -> String? {
    while let part = await next() {
      if case .event(name, let data) = part { return data }
    }
    return nil
  }

  func close() async { try? await channel.close().get() }
}

private final class PartReader: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart

  private let reader: AsyncStream<EventListener.Part>.Continuation
  private var text = ""

  init(_ reader: AsyncStream<EventListener.Part>.Continuation) { self.reader = reader }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch Self.unwrapInboundIn(data) {
    case .head(let head):
      reader.yield(.head(status: Int(head.status.code), type: head.headers.first(name: "content-type")))
    case .body(let body):
      text += String(buffer: body)
      while let end = text.firstRange(of: "\n\n") {
        if let part = Self.part(of: text[..<end.lowerBound]) { reader.yield(part) }
        text.removeSubrange(..<end.upperBound)
      }
    case .end: reader.finish()
    }
  }

  func channelInactive(context: ChannelHandlerContext) { reader.finish() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private static func part(of block: Substring) -> EventListener.Part? {
    if block == ":" { return .comment }
    let fields = block.split(separator: "\n").map { $0.split(separator: ": ", maxSplits: 1).map(String.init) }
    switch fields.first?.first {
    case "retry": return .retry(milliseconds: fields[0][1])
    case "event" where fields.count == 2 && fields[1].first == "data":
      return .event(name: fields[0][1], data: fields[1][1])
    default: return nil
    }
  }
}
