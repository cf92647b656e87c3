import Glibc

/// Many connections to one port of this machine that ask for nothing in order.
final class SocketSwarm {
  private var sockets: [Int32]

  /// How many descriptors this process may have at once, after asking for as many as there may be but one: a gateway that
  /// it starts must ask for that one.
  static let maximumDescriptors: Int = {
    var limit = rlimit()
    let resource = Int32(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0 else { return 0 }
    limit.rlim_cur = limit.rlim_max - 1
    guard setrlimit(resource, &limit) == 0 else { return 0 }
    return Int(clamping: limit.rlim_cur)
  }()

  init(_ count: Int, port: Int) throws {
    sockets = []
    for _ in 0..<count { sockets.append(try Self.connected(to: port)) }
  }

  deinit { hangUp() }

  func hangUp() {
    for socket in sockets { close(socket) }
    sockets = []
  }

  /// Sends this on each; those that are closed do not mind.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    for socket in sockets {
      _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
  }

  /// How many the other end has not closed. Reads away what it said.
  var openCount: Int { sockets.count { Self.isOpen($0) } }

  private static func isOpen(_ socket: Int32) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 1024)
    while true {
      let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      if count > 0 { continue }
      return count < 0 && errno == EAGAIN
    }
  }

  private static func connected(to port: Int) throws -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { throw Child.Failure(description: "no socket: errno \(errno)") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      let reason = errno
      close(socket)
      throw Child.Failure(description: "no connection: errno \(reason)")
    }
    return socket
  }
}
