internal import Logging
internal import Moderation
internal import NIOCore
internal import NIOHTTP1
internal import TikTok

/// The one handler of ours at the end of NIO's HTTP pipeline. NIO's pipelining handler hands it one request at a time
/// and keeps answers in order.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// What is shared by all connections of one event loop.
  struct Environment {
    let router: RequestRouter
    let journal: LoopJournal
    let settings: IngestSettings
    let clock: WallClock
    let readiness: @Sendable () async -> [HealthFinding]
    let connections: LoopConnections
    let logger: Logger
  }

  private enum State {
    case idle
    /// The rest of a request is on its way.
    case receiving(Route)
    /// The whole request is here and its answer is being made.
    case answering
    /// The last answer was sent; what still comes is dropped until the sender closes.
    case closing
  }

  /// How long a refused sender may take to read the answer.
  private static let lingering = TimeAmount.seconds(2)

  private let environment: Environment
  private var state = State.idle
  private var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
  private var body = ByteBuffer()
  private var receivedAt = Timestamp(milliseconds: 0)
  private var context: ChannelHandlerContext?
  /// When the current state began, for the sweep.
  private(set) var since = NIODeadline.now()

  init(_ environment: Environment) { self.environment = environment }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    environment.connections.add(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    environment.connections.remove(self)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch (Self.unwrapInboundIn(data), state) {
    case (.head(let head), .idle): begin(head, context)
    case (.body(let chunk), .receiving(let route)): receive(chunk, of: route, context)
    case (.end, .receiving(let route)):
      state = .answering
      respond(to: route, context)
    case (_, _): break  // What follows a refusal is read and dropped until the connection ends.
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A parser error was answered with 400 by NIO's handler; whatever it was, nothing more can be read.
    environment.logger.debug("a connection failed", metadata: ["error": "\(error)"])
    state = .closing
    context.close(promise: nil)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // The sender has half-closed: an answer that is being made is still sent, and the connection ends after it.
    if case ChannelEvent.inputClosed = event {
      if case .answering = state { head.headers.replaceOrAdd(name: "connection", value: "close") } else {
        context.close(promise: nil)
      }
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// Called about once a second. Cuts off what has taken too long.
  func sweep(at now: NIODeadline) {
    guard let context else { return }
    switch state {
    case .receiving where now - since > environment.settings.requestTimeout.timeAmount:
      answer(.timedOut, context)
    case .idle where now - since > environment.settings.idleTimeout.timeAmount:
      state = .closing
      context.close(promise: nil)
    case .closing where now - since > Self.lingering:
      context.close(promise: nil)
    case .idle, .receiving, .answering, .closing:
      break
    }
  }

  private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    self.head = head
    body.clear()
    receivedAt = environment.clock.now()
    since = .now()
    let route = environment.router.route(head)
    state = .receiving(route)
    if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }),
      length > environment.settings.maximumBody
    {
      answer(.bodyTooLarge, context)
      return
    }
    let expectation = head.headers.first(name: "expect")
    guard let expectation else { return }
    guard expectation.lowercased() == "100-continue" else {
      answer(.expectationFailed, context)
      return
    }
    if case .answer(var refusal) = route {
      refusal.closes = true
      answer(refusal, context)
      return
    }
    let interim = HTTPResponseHead(version: head.version, status: .continue)
    context.writeAndFlush(Self.wrapOutboundOut(.head(interim)), promise: nil)
  }

  private func receive(_ chunk: ByteBuffer, of route: Route, _ context: ChannelHandlerContext) {
    guard body.readableBytes + chunk.readableBytes <= environment.settings.maximumBody else {
      answer(.bodyTooLarge, context)
      return
    }
    // A refusal needs the body only to be read past.
    if case .answer = route { return }
    if body.readableBytes == 0 { body = chunk } else { body.writeImmutableBuffer(chunk) }
  }

  private func respond(to route: Route, _ context: ChannelHandlerContext) {
    switch route {
    case .answer(let answer): self.answer(answer, context)
    case .health: answer(.healthy, context)
    case .liveness: answer(.ok, context)
    case .readiness: answerReadiness(context)
    case .delivery(let endpoint):
      let processor = DeliveryProcessor(endpoint: endpoint, logger: environment.logger)
      let result = processor.process(
        signature: head.headers.first(name: endpoint.dialect.signatureHeader), body: body, receivedAt: receivedAt,
        scratch: environment.journal.scratch)
      switch result {
      case .answer(let answer): self.answer(answer, context)
      case .record(let entry):
        environment.journal.record(entry) { [self] outcome in
          guard let context = self.context else { return }
          switch outcome {
          case .stored, .duplicate: self.answer(.ok, context)
          case .failed: self.answer(.notStored, context)
          }
        }
      }
    }
  }

  private func answerReadiness(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let loop = context.eventLoop
    let readiness = environment.readiness
    Task {
      let answer = Answer(readiness: await readiness())
      loop.execute {
        let handler = bound.value
        if let context = handler.context { handler.answer(answer, context) }
      }
    }
  }

  private func answer(_ answer: Answer, _ context: ChannelHandlerContext) {
    let closes = answer.closes || !head.isKeepAlive
    var headers = HTTPHeaders()
    headers.reserveCapacity(4 + answer.headers.count)
    headers.add(name: "Content-Type", value: "application/json")
    headers.add(name: "Content-Length", value: String(answer.body.utf8.count))
    for (name, value) in answer.headers { headers.add(name: name, value: value) }
    if closes { headers.add(name: "Connection", value: "close") }
    let response = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
    context.write(Self.wrapOutboundOut(.head(response)), promise: nil)
    if head.method != .HEAD {
      context.write(Self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))), promise: nil)
    }
    context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
    since = .now()
    state = closes ? .closing : .idle
    // Closing both ways at once would reset the connection while the sender still sends, and it would never read why.
    if closes { context.close(mode: .output, promise: nil) }
  }
}

extension Duration {
  fileprivate var timeAmount: TimeAmount { TimeAmount(self) }
}
