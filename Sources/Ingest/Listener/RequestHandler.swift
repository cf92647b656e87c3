internal import Listening
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
    let library: RuleLibrary
    let journal: LoopJournal
    let backlog: LoopBacklog
    let settings: IngestSettings
    let clock: WallClock
    let readiness: @Sendable () async -> [HealthFinding]
    let callbacks: CallbackGate?
    let connections: LoopConnections
    let metrics: LoopMetrics
    let liveness: Answer
    let logger: Logger
  }

  private enum State {
    case idle
    /// The first bytes of a request are here, but not yet its whole head.
    case receivingHead
    /// The rest of a request is on its way.
    case receiving(Route)
    /// The whole request is here.
    case complete(Route)
    /// Its answer is being made.
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
  /// Bytes of it that came, whether they were kept or not.
  private var bodyLength = 0
  private var receivedAt = Timestamp(milliseconds: 0)
  private var context: ChannelHandlerContext?
  /// When the request under way, or the pause since the last one, began.
  private var since = NIODeadline.now()
  /// Whether bytes of the next request came while an answer was being made.
  private var hasBytesAhead = false
  /// Whether the listener stops and the next answer is the last one.
  private var isDraining = false
  /// Whether the end of an answer is being handed to NIO, which may hand over the next request before it returns.
  private var isWriting = false

  init(_ environment: Environment) { self.environment = environment }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    environment.connections.add(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    environment.connections.remove(self)
  }

  /// Bytes came in, but NIO's decoder has not seen them yet.
  func bytesArrived() {
    switch state {
    case .idle:
      state = .receivingHead
      since = .now()
      receivedAt = environment.clock.now()
    // They belong to the next request.
    case .answering:
      receivedAt = environment.clock.now()
      hasBytesAhead = true
    case .receivingHead, .receiving, .complete, .closing: break
    }
  }

  /// Whether to go on reading while an answer is being made, until something comes.
  var readsAhead: Bool {
    if case .answering = state { !hasBytesAhead } else { false }
  }

  /// A request under way is still answered; without one the connection ends now.
  func drain() {
    isDraining = true
    switch state {
    case .idle, .receivingHead:
      state = .closing
      context?.close(promise: nil)
    case .receiving, .complete, .answering, .closing: break
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch (Self.unwrapInboundIn(data), state) {
    case (.head(let head), .idle):
      // It came in the same read as the request before it.
      since = .now()
      begin(head, context)
    case (.head(let head), .receivingHead): begin(head, context)
    case (.body(let chunk), .receiving(let route)): receive(chunk, of: route, context)
    case (.end, .receiving(let route)):
      state = .complete(route)
      respondToComplete(context)
    case (_, _): break  // What follows a refusal is read and dropped until the connection ends.
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A parser error was answered with 400 by NIO's handlers, which also close. Whatever it was, nothing more can be
    // read.
    environment.logger.debug("a connection failed", metadata: ["error": "\(error)"])
    state = .closing
    context.close(promise: nil)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // The sender has half-closed: what it asked for before is still answered, and the connection ends after it.
    if case ChannelEvent.inputClosed = event {
      switch state {
      case .complete, .answering: head.headers.replaceOrAdd(name: "connection", value: "close")
      case .idle, .receivingHead, .receiving, .closing:
        // NIO hands the end over from within the writing of the last answer when requests came before it.
        if isWriting { context.flush() }
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
    // Without a head NIO's handlers let nothing be answered.
    case .receivingHead where now - since > environment.settings.requestTimeout.timeAmount:
      state = .closing
      context.close(promise: nil)
    case .idle where now - since > environment.settings.idleTimeout.timeAmount:
      state = .closing
      context.close(promise: nil)
    case .closing where now - since > Self.lingering:
      context.close(promise: nil)
    case .idle, .receivingHead, .receiving, .complete, .answering, .closing:
      break
    }
  }

  private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    self.head = head
    body.clear()
    bodyLength = 0
    let route = environment.router.route(head)
    state = .receiving(route)
    if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }),
      length > environment.settings.maximumBody
    {
      answer(.bodyTooLarge, context)
      return
    }
    // HTTP/1.0 has no expectations: RFC 9110, section 10.1.1.
    guard head.version != .http1_0, let expectation = head.headers.first(name: "expect") else { return }
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
    bodyLength += chunk.readableBytes
    guard bodyLength <= environment.settings.maximumBody else {
      answer(.bodyTooLarge, context)
      return
    }
    // Anything else needs the body only to be read past.
    guard case .delivery = route else { return }
    if body.readableBytes == 0 { body = chunk } else { body.writeImmutableBuffer(chunk) }
  }

  /// Answers one request after the other as NIO hands them over. Not from within the writing of an answer: many
  /// requests in one packet would otherwise nest their answers until the stack overflows.
  private func respondToComplete(_ context: ChannelHandlerContext) {
    while !isWriting, case .complete(let route) = state {
      state = .answering
      respond(to: route, context)
    }
  }

  private func respond(to route: Route, _ context: ChannelHandlerContext) {
    switch route {
    case .answer(let answer): self.answer(answer, context)
    case .health: answer(.healthy, context)
    case .liveness: answer(environment.liveness, context)
    case .readiness: answerReadiness(context)
    case .callback(let query): answerCallback(query, context)
    case .delivery(let endpoint):
      let counts = environment.metrics.deliveries(endpoint.dialect)
      let processor = DeliveryProcessor(
        endpoint: endpoint, library: environment.library, counts: counts, lag: environment.metrics.lag,
        logger: environment.logger)
      let result = processor.process(
        signature: head.headers.first(name: endpoint.dialect.signatureHeader), body: body, receivedAt: receivedAt,
        scratch: environment.journal.scratch)
      switch result {
      case .answer(let answer): self.answer(answer, context)
      case .record(let entry): record(entry, counts)
      case .wait(let comment): wait(for: comment, counts, context)
      }
    }
  }

  private func record(_ entry: JournalEntry, _ counts: DeliveryCounts) {
    let stored = counts.stored(entry.content)
    environment.journal.record(entry) { [self] outcome in
      switch outcome {
      case .stored:
        stored.increment()
        environment.metrics.stored(since: since)
        answerLater(.ok)
      case .duplicate:
        counts.repeated.increment()
        answerLater(.ok)
      case .failed:
        counts.notStored.increment()
        answerLater(.notStored)
      }
    }
  }

  /// Until it is decided, the connection hands over no further request: NIO's pipelining handler sees to that.
  private func wait(for comment: UndecidedComment, _ counts: DeliveryCounts, _ context: ChannelHandlerContext) {
    let waits = environment.backlog.wait(for: comment.recipient) { [self] rules in
      switch rules {
      case .success(let rules):
        record(comment.entry(decidedBy: rules, scratch: environment.journal.scratch), counts)
      case .failure:
        counts.notDecided.increment()
        answerLater(.notDecided)
      }
    }
    if !waits {
      counts.notDecided.increment()
      answer(.notDecided, context)
    }
  }

  private func answerReadiness(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let loop = context.eventLoop
    let readiness = environment.readiness
    Task {
      let answer = Answer(readiness: await readiness())
      loop.execute { bound.value.answerLater(answer) }
    }
  }

  private func answerCallback(_ query: String, _ context: ChannelHandlerContext) {
    guard let gate = environment.callbacks else { return answer(.notFound, context) }
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let loop = context.eventLoop
    let address = environment.settings.proxies.client(
      peer: context.remoteAddress?.ipAddress, forwarded: head.headers["x-forwarded-for"])
    Task {
      let answer = await gate.answer(to: query, from: address)
      loop.execute { bound.value.answerLater(answer) }
    }
  }

  /// Nothing, if the connection ended meanwhile.
  private func answerLater(_ answer: Answer) {
    guard let context, case .answering = state else { return }
    self.answer(answer, context)
    respondToComplete(context)
  }

  private func answer(_ answer: Answer, _ context: ChannelHandlerContext) {
    let closes = answer.closes || isDraining || head.endsConnection
    var headers = answer.headers
    if closes {
      headers.add(name: "Connection", value: "close")
    } else if head.version == .http1_0 {
      headers.add(name: "Connection", value: "keep-alive")
    }
    let response = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
    context.write(Self.wrapOutboundOut(.head(response)), promise: nil)
    if head.method != .HEAD {
      context.write(Self.wrapOutboundOut(.body(.byteBuffer(answer.body))), promise: nil)
    }
    environment.metrics.answered(answer.status)
    since = .now()
    let hadBytesAhead = hasBytesAhead
    hasBytesAhead = false
    state = closes ? .closing : .idle
    isWriting = true
    context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
    isWriting = false
    // NIO would have handed over a head: they are the beginning of one.
    if hadBytesAhead, case .idle = state { state = .receivingHead }
    // Closing both ways at once would reset the connection while the sender still sends, and it would never read why.
    if closes { context.close(mode: .output, promise: nil) }
  }
}

extension HTTPRequestHead {
  /// Whether the sender wants no further answer, or asks for a protocol that is not spoken here, after which NIO's
  /// decoder reads no further request.
  fileprivate var endsConnection: Bool { !isKeepAlive || method == .CONNECT || headers.contains(name: "upgrade") }
}

extension Duration {
  fileprivate var timeAmount: TimeAmount { TimeAmount(self) }
}
