import NIOCore
import NIOPosix
import Synchronization

/// A TCP connection that sends exactly the bytes it is given and keeps exactly those that come back.
final class RawConnection: Sendable {
  struct TimedOut: Error {}
  struct Ended: Error { var unread: String }

  private let channel: any Channel
  private let inbox: Inbox

  private init(_ channel: any Channel, _ inbox: Inbox) {
    self.channel = channel
    self.inbox = inbox
  }

  /// `receiveBuffer` bounds what the kernel takes in while nothing is read.
  static func open(port: Int, receiveBuffer: Int? = nil, autoRead: Bool = true) async throws -> RawConnection {
    let inbox = Inbox()
    var bootstrap = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.autoRead, value: autoRead)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(InboxHandler(inbox)) }
      }
    if let receiveBuffer { bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: receiveBuffer) }
    return RawConnection(try await bootstrap.connect(host: "127.0.0.1", port: port).get(), inbox)
  }

  func send(_ bytes: some Collection<UInt8> & Sendable) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
  }

  func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  /// Hands the bytes over without waiting for them to leave; the answer is whether there was room.
  func sendIfWritable(_ bytes: [UInt8]) -> Bool {
    guard channel.isWritable else { return false }
    channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    return true
  }

  func finishSending() async throws { try await channel.close(mode: .output).get() }

  func close() async { try? await channel.close().get() }

  /// The next response. Throws `Ended` when the server closed instead, `TimedOut` when nothing came.
  func response(toHead: Bool = false, within limit: TimeAmount = .seconds(15)) async throws -> RawResponse {
    let deadline = NIODeadline.now() + limit
    while true {
      if let response = inbox.takeResponse(bodyless: toHead) { return response }
      if inbox.hasEnded { throw Ended(unread: inbox.text) }
      try await change(before: deadline)
    }
  }

  /// Everything until the server closes.
  func rest(within limit: TimeAmount = .seconds(15)) async throws -> String {
    let deadline = NIODeadline.now() + limit
    while !inbox.hasEnded { try await change(before: deadline) }
    return inbox.text
  }

  /// True once the server closed, which also a reset is.
  func ends(within limit: TimeAmount = .seconds(15)) async -> Bool { (try? await rest(within: limit)) != nil }

  private func change(before deadline: NIODeadline) async throws {
    guard NIODeadline.now() < deadline else { throw TimedOut() }
    let timer = channel.eventLoop.scheduleTask(deadline: deadline) { self.inbox.wake() }
    await inbox.change()
    timer.cancel()
  }
}

/// What came back, and whoever waits for more of it.
private final class Inbox: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var hasEnded = false
    var hasChanged = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  var hasEnded: Bool { state.withLock { $0.hasEnded } }
  var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  func append(_ buffer: ByteBuffer) {
    state.withLock { $0.bytes.append(contentsOf: buffer.readableBytesView) }
    wake()
  }

  func end() {
    state.withLock { $0.hasEnded = true }
    wake()
  }

  func wake() {
    state.withLock { state in
      state.hasChanged = true
      defer { state.waiter = nil }
      return state.waiter
    }?.resume()
  }

  /// Returns at the next wake, or at once when there was one since the last call.
  func change() async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if !state.hasChanged { state.waiter = continuation }
        return state.hasChanged
      }
      if isReady { continuation.resume() }
    }
    state.withLock { $0.hasChanged = false }
  }

  func takeResponse(bodyless: Bool) -> RawResponse? {
    state.withLock { state in
      guard let (response, length) = RawResponse.parse(state.bytes, bodyless: bodyless) else { return nil }
      state.bytes.removeFirst(length)
      return response
    }
  }
}

private final class InboxHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let inbox: Inbox

  init(_ inbox: Inbox) { self.inbox = inbox }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { inbox.append(Self.unwrapInboundIn(data)) }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event { inbox.end() }
  }

  func channelInactive(context: ChannelHandlerContext) { inbox.end() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
