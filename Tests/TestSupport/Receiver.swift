internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// A stand-in for Slack, Discord or somebody's server on a free port: keeps what it was sent, answers as the test says.
package final class Receiver: Sendable {
  package struct Call: Sendable {
    package var path: String
    package var headers: [String: String]
    package var body: String
  }

  package struct Reply: Sendable {
    package var status: Int
    package var headers: [(String, String)]
    package var body: String
    /// Never answers.
    package var isSilent: Bool

    package init(
      status: Int = 200, headers: [(String, String)] = [], body: String = "ok", isSilent: Bool = false
    ) {
      self.status = status
      self.headers = headers
      self.body = body
      self.isSilent = isSilent
    }
  }

  package let port: Int
  private let state: State

  /// Filled on the event loops and read by the test.
  final class State: Sendable {
    private let calls = Mutex<[Call]>([])
    private let reply: @Sendable (Call, Int) -> Reply

    init(_ reply: @escaping @Sendable (Call, Int) -> Reply) { self.reply = reply }

    var all: [Call] { calls.withLock { $0 } }

    func take(_ call: Call) -> Reply {
      let count = calls.withLock { calls in
        calls.append(call)
        return calls.count
      }
      return reply(call, count)
    }
  }

  package var calls: [Call] { state.all }
  package func url(_ path: String = "/hook/with-a-secret-path-0123456789abcdefghijklmnop") -> String {
    "http://127.0.0.1:\(port)\(path)"
  }

  /// `reply` also hears the how manieth call it is, from 1.
  package static func run(
    replying reply: @escaping @Sendable (Call, Int) -> Reply = { _, _ in Reply() },
    _ test: (Receiver) async throws -> Void
  ) async throws {
    let state = State(reply)
    try await LocalListener.run { channel in
      try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
      try channel.pipeline.syncOperations.addHandler(Handler(state: state))
    } _: { port in
      try await test(Receiver(port: port, state: state))
    }
  }

  private init(port: Int, state: State) {
    self.port = port
    self.state = state
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let state: State
    private var call = Call(path: "", headers: [:], body: "")

    init(state: State) { self.state = state }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head):
        let pairs = head.headers.map { ($0.name.lowercased(), $0.value) }
        call = Call(path: head.uri, headers: Dictionary(pairs) { first, _ in first }, body: "")
      case .body(let buffer): call.body += String(buffer: buffer)
      case .end:
        let reply = state.take(call)
        if reply.isSilent { return }
        let headers = HTTPHeaders(reply.headers + [("Content-Length", "\(reply.body.utf8.count)")])
        context.write(
          wrapOutboundOut(.head(.init(version: .http1_1, status: .init(statusCode: reply.status), headers: headers))),
          promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: reply.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      }
    }
  }
}
