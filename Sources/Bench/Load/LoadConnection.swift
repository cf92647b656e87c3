internal import Glibc

/// One connection of the load client, with at most one request under way.
final class LoadConnection {
  enum Received {
    case incomplete
    case status(Int)
    case failed
  }

  let socket: Int32
  var sentAt = 0.0

  private var buffer = [UInt8](repeating: 0, count: 4096)
  private var length = 0

  /// From any address of this machine, or from `source`.
  init(port: UInt16, from source: UInt32? = nil) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw LoadClient.failure("socket") }
    if let source {
      guard Self.call(bind, socket, source, port: 0) == 0 else { throw LoadClient.failure("bind") }
    }
    guard Self.call(connect, socket, 0x7f00_0001, port: port) == 0 else { throw LoadClient.failure("connect") }
    var one: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit { close(socket) }

  private static func call(
    _ function: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, _ socket: Int32, _ host: UInt32, port: UInt16
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = host.bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        function(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// The socket blocks, and a request is far smaller than its buffer.
  func send(_ request: UnsafeRawBufferPointer) -> Bool {
    length = 0
    return write(socket, request.baseAddress, request.count) == request.count
  }

  /// Called when the socket can be read.
  func receive() -> Received {
    let count = buffer.withUnsafeMutableBytes { bytes in
      read(socket, bytes.baseAddress?.advanced(by: length), bytes.count - length)
    }
    guard count > 0 else { return .failed }
    length += count
    return buffer.withUnsafeBytes { response(in: UnsafeRawBufferPointer(rebasing: $0[..<length])) }
  }

  private func response(in bytes: UnsafeRawBufferPointer) -> Received {
    guard let headLength = Self.end(of: "\r\n\r\n", in: bytes) else { return .incomplete }
    let head = UnsafeRawBufferPointer(rebasing: bytes[..<headLength])
    guard bytes.count >= headLength + contentLength(in: head) else { return .incomplete }
    // "HTTP/1.1 200 OK": the three digits begin at byte 9.
    return .status(Self.number(in: head[9..<12]))
  }

  private func contentLength(in head: UnsafeRawBufferPointer) -> Int {
    guard let start = Self.end(of: "ontent-Length: ", in: head) ?? Self.end(of: "ontent-length: ", in: head) else {
      return 0
    }
    return Self.number(in: head[start...])
  }

  /// The index after the first occurrence of `text`.
  private static func end(of text: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
    let length = text.utf8CodeUnitCount
    guard bytes.count >= length, let base = bytes.baseAddress else { return nil }
    for start in 0...(bytes.count - length) where memcmp(base + start, text.utf8Start, length) == 0 {
      return start + length
    }
    return nil
  }

  private static func number(in digits: Slice<UnsafeRawBufferPointer>) -> Int {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { break }
      value = value * 10 + Int(digit) - 0x30
    }
    return value
  }
}
