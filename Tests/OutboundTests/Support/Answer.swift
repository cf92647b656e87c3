/// What the test server does about a request.
enum Answer: Sendable {
  /// Exactly these bytes; afterwards the connection is closed or kept.
  case bytes([UInt8], closes: Bool)
  /// Nothing at all: the connection stays open and silent.
  case silence
  /// The connection is closed without a byte.
  case hangUp

  /// A well-formed answer with its length.
  static func response(
    _ status: Int = 200, headers: [(String, String)] = [], body: [UInt8] = [], closes: Bool = false
  ) -> Answer {
    let fields = headers + [("Content-Length", String(body.count))]
    return .bytes(head(status, fields) + body, closes: closes)
  }

  /// A well-formed answer in chunks.
  static func chunked(_ chunks: [[UInt8]], trailers: [(String, String)] = []) -> Answer {
    var bytes = head(200, [("Transfer-Encoding", "chunked")])
    for chunk in chunks { bytes += Array((String(chunk.count, radix: 16) + "\r\n").utf8) + chunk + Array("\r\n".utf8) }
    bytes += Array("0\r\n".utf8) + Array(trailers.map { "\($0): \($1)\r\n" }.joined().utf8) + Array("\r\n".utf8)
    return .bytes(bytes, closes: false)
  }

  /// A well-formed answer that ends where the connection does.
  static func untilClose(_ body: [UInt8]) -> Answer {
    .bytes(head(200, [("Connection", "close")]) + body, closes: true)
  }

  static func head(_ status: Int, _ headers: [(String, String)]) -> [UInt8] {
    Array(("HTTP/1.1 \(status) Status\r\n" + headers.map { "\($0): \($1)\r\n" }.joined() + "\r\n").utf8)
  }
}
