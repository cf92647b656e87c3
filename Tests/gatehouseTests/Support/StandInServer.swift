import Foundation
import Glibc
import Synchronization

/// A tiny HTTP server on a port of the kernel's choosing, which answers by method and path as it was told and keeps
/// what it was asked. One request a connection; anything it was not told about is answered 404.
final class StandInServer: Sendable {
  struct Request: Sendable {
    var line: String
    var headers: [String: String]
    var body: String
  }

  struct Reply: Sendable {
    var status = 200
    var body = ""
    var headers: [String: String] = [:]
  }

  private let descriptor: Int32
  let origin: String
  private let replies: [String: Reply]
  private let firstReplies: Mutex<[String: [Reply?]]>
  private let seen = Mutex<[Request]>([])

  /// `replies` by request line without the protocol: `GET /v1/tenants?limit=50`. Those in `first` come before them, one
  /// after the other; nil hangs up without an answer.
  init(_ replies: [String: Reply], first: [String: [Reply?]] = [:]) throws {
    self.replies = replies
    firstReplies = Mutex(first)
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let fd = descriptor
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(fd, $0, length) == 0 && listen(fd, 16) == 0 && getsockname(fd, $0, &length) == 0
      }
    }
    struct SocketError: Error {}
    guard isListening else { throw SocketError() }
    origin = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
    let thread = Thread { [self] in serve() }
    thread.start()
  }

  var requests: [Request] { seen.withLock { $0 } }

  /// Refuses connections from now on. Its thread closes the descriptor: closed here, the number could already belong to
  /// another server when the thread accepts on it.
  func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  private func serve() {
    while true {
      let connection = accept(descriptor, nil, nil)
      guard connection >= 0 else {
        close(descriptor)
        return
      }
      if let request = Self.read(connection) {
        seen.withLock { $0.append(request) }
        guard let reply = reply(to: request) else {
          close(connection)
          continue
        }
        let usual = ["Content-Length": "\(reply.body.utf8.count)", "Connection": "close"]
        let headers = usual.merging(reply.headers) { $1 }.map { "\($0): \($1)\r\n" }.joined()
        let text = "HTTP/1.1 \(reply.status) X\r\n\(headers)\r\n\(reply.body)"
        let bytes = Array(text.utf8)
        _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      }
      close(connection)
    }
  }

  /// Nil to hang up.
  private func reply(to request: Request) -> Reply? {
    let first: Reply?? = firstReplies.withLock { replies in
      guard replies[request.line]?.isEmpty == false else { return nil }
      return replies[request.line]?.removeFirst()
    }
    if let first { return first }
    return replies[request.line] ?? Reply(status: 404, body: #"{"code":"not_found","detail":"not told about this"}"#)
  }

  private static let tlsHandshake: UInt8 = 0x16

  private static func read(_ connection: Int32) -> Request? {
    var text = ""
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      if let end = text.range(of: "\r\n\r\n") {
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          headers[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description
        }
        let body = String(text[end.upperBound...])
        if body.utf8.count >= Int(headers["content-length"] ?? "0") ?? 0 {
          let words = lines[0].split(separator: " ")
          return Request(line: "\(words[0]) \(words[1])", headers: headers, body: body)
        }
      }
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      // Nobody here speaks TLS.
      if text.isEmpty, chunk[0] == tlsHandshake { return nil }
      text += String(decoding: chunk[..<count], as: UTF8.self)
    }
  }
}
