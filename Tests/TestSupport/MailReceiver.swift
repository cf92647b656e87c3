internal import NIOCore
internal import Synchronization

/// A stand-in mail server on a free port: speaks as much SMTP as a mail needs, in plain text, and keeps what it hears.
package final class MailReceiver: Sendable {
  package struct Mail: Equatable, Sendable {
    package var from: String
    package var to: [String]
    /// As it came, dots and all.
    package var message: String
  }

  /// How it differs from a server that takes everything.
  package struct Behaviour: Sendable {
    /// The reply to `RCPT TO`.
    package var recipientReply: String
    package var greeting: String
    /// Further lines of the reply to `EHLO`.
    package var extensions: [String]
    /// The reply to `AUTH`.
    package var loginReply: String

    package init(
      recipientReply: String = "250 OK", greeting: String = "220 mail.example ESMTP", extensions: [String] = [],
      loginReply: String = "235 OK"
    ) {
      self.recipientReply = recipientReply
      self.greeting = greeting
      self.extensions = extensions
      self.loginReply = loginReply
    }
  }

  package let port: Int
  private let state: State

  final class State: Sendable {
    private let content = Mutex((mails: [Mail](), commands: [String]()))
    var mails: [Mail] { content.withLock { $0.mails } }
    var commands: [String] { content.withLock { $0.commands } }
    func add(_ mail: Mail) { content.withLock { $0.mails.append(mail) } }
    func add(command: String) { content.withLock { $0.commands.append(command) } }
  }

  package var mails: [Mail] { state.mails }
  package var commands: [String] { state.commands }

  package static func run(_ behaviour: Behaviour = Behaviour(), _ test: (MailReceiver) async throws -> Void)
    async throws
  {
    let state = State()
    try await LocalListener.run { channel in
      try channel.pipeline.syncOperations.addHandler(Handler(state: state, behaviour: behaviour))
    } _: { port in
      try await test(MailReceiver(port: port, state: state))
    }
  }

  private init(port: Int, state: State) {
    self.port = port
    self.state = state
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let state: State
    private let behaviour: Behaviour
    private var unread = ""
    private var mail = Mail(from: "", to: [], message: "")
    private var isTakingData = false
    private var isTakingLogin = false

    init(state: State, behaviour: Behaviour) {
      self.state = state
      self.behaviour = behaviour
    }

    func channelActive(context: ChannelHandlerContext) { say(behaviour.greeting, context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      unread += String(buffer: unwrapInboundIn(data))
      while let end = unread.range(of: "\r\n") {
        let line = String(unread[..<end.lowerBound])
        unread = String(unread[end.upperBound...])
        take(line, context)
      }
    }

    private func take(_ line: String, _ context: ChannelHandlerContext) {
      if isTakingData {
        guard line == "." else { return mail.message += line + "\r\n" }
        isTakingData = false
        state.add(mail)
        mail = Mail(from: "", to: [], message: "")
        return say("250 taken", context)
      }
      if isTakingLogin {
        isTakingLogin = false
        return say(behaviour.loginReply, context)
      }
      state.add(command: line)
      switch line.prefix(4).uppercased() {
      case "EHLO":
        let lines = ["mail.example"] + behaviour.extensions
        say(lines.dropLast().map { "250-\($0)\r\n" }.joined() + "250 \(lines[lines.count - 1])", context)
      case "MAIL":
        mail.from = String(line.dropFirst("MAIL FROM:".count))
        say("250 OK", context)
      case "RCPT":
        if behaviour.recipientReply.hasPrefix("2") { mail.to.append(String(line.dropFirst("RCPT TO:".count))) }
        say(behaviour.recipientReply, context)
      case "DATA":
        isTakingData = true
        say("354 go on", context)
      case "AUTH":
        isTakingLogin = true
        say("334 ", context)
      case "QUIT": say("221 bye", context)
      default: say("502 no", context)
      }
    }

    private func say(_ line: String, _ context: ChannelHandlerContext) {
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: line + "\r\n")), promise: nil)
    }
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
