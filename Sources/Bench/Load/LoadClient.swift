internal import Glibc

/// A closed-loop HTTP/1.1 client on one thread: every connection sends its next request when its last one was answered.
/// Written on sockets and poll alone, so that it takes as little as possible of the machine it measures on.
public final class LoadClient {
  public enum Failure: Error, CustomStringConvertible {
    case system(call: String, reason: String)

    public var description: String {
      switch self {
      case .system(let call, let reason): "the load client's \(call) failed: \(reason)"
      }
    }
  }

  private let requests: SignedLoad
  private var connections: [LoadConnection] = []
  private var nextRequest: Int

  /// Connects `connections` times to 127.0.0.1. `requests` are sent in order from `first` on, around and around.
  public init(port: Int, connections count: Int, requests: SignedLoad, startingAt first: Int = 0) throws {
    self.requests = requests
    nextRequest = first
    for _ in 0..<count { connections.append(try LoadConnection(port: UInt16(port))) }
  }

  /// How many requests were sent so far: where another run may start without repeating one.
  public var sent: Int { nextRequest }

  /// Sends for `seconds`, waits for what is under way, and reports.
  public func run(seconds: Double) throws -> LoadResult {
    var latencies: [Float] = []
    latencies.reserveCapacity(1 << 20)
    var errors = 0
    let began = Self.now()
    let stop = began + seconds
    var underWay = 0
    for connection in connections {
      try send(on: connection)
      underWay += 1
    }
    var sockets = connections.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
    while underWay > 0 {
      guard poll(&sockets, nfds_t(sockets.count), 10_000) > 0 else {
        // Ten seconds without an answer: those under way are lost.
        errors += underWay
        break
      }
      for index in sockets.indices where sockets[index].revents != 0 {
        let connection = connections[index]
        switch connection.receive() {
        case .incomplete: continue
        case .failed:
          errors += 1
          underWay -= 1
          // A negative descriptor is passed over from now on.
          sockets[index].fd = -1
        case .status(let status):
          let now = Self.now()
          latencies.append(Float(now - connection.sentAt))
          if status != 200 { errors += 1 }
          if now < stop { try send(on: connection) } else { underWay -= 1 }
        }
      }
    }
    return LoadResult(latencies: latencies, errors: errors, seconds: Self.now() - began)
  }

  private func send(on connection: LoadConnection) throws {
    connection.sentAt = Self.now()
    guard requests.withRequest(nextRequest, connection.send) else { throw Self.failure("write") }
    nextRequest += 1
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func failure(_ call: String) -> Failure { .system(call: call, reason: String(cString: strerror(errno))) }
}
