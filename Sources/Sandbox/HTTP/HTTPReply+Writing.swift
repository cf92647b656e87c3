internal import NIOCore
internal import NIOHTTP1

extension HTTPReply {
  /// From any thread.
  func write(to channel: any Channel, keepAlive: Bool) {
    switch self {
    case .silence: return
    case .hangUp: channel.close(promise: nil)
    case .answer(let response):
      var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: response.status))
      for (name, value) in response.headers { head.headers.add(name: name, value: value) }
      head.headers.add(name: "Content-Length", value: String(response.body.count))
      if !keepAlive { head.headers.add(name: "Connection", value: "close") }
      let parts: [HTTPServerResponsePart] = [
        .head(head), .body(.byteBuffer(ByteBuffer(bytes: response.body))), .end(nil),
      ]
      channel.eventLoop.execute {
        for part in parts.dropLast() { channel.write(part, promise: nil) }
        let done = channel.writeAndFlush(parts[parts.count - 1])
        if !keepAlive { done.whenComplete { _ in channel.close(promise: nil) } }
      }
    }
  }
}
