internal import Glibc
public import Workload

/// An HTTP/1.1 client on one thread, with one request at most under way on each of its connections. Written on sockets
/// and poll alone, so that it takes as little as possible of the machine it measures on.
public final class LoadClient {
  public enum Failure: Error, CustomStringConvertible {
    case system(call: String, reason: String)

    public var description: String {
      switch self {
      case .system(let call, let reason): "the load client's \(call) failed: \(reason)"
      }
    }
  }

  /// Seconds without any answer after which what is under way counts as lost.
  private static let patience = 10.0

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

  /// A closed loop: each connection sends its next request when its last one was answered, for `seconds`. Waits for
  /// what is under way, and reports.
  public func run(seconds: Double) throws -> LoadResult {
    let began = Self.now()
    return try run(LoadSchedule(from: began, until: began + seconds), since: began)
  }

  /// An open loop: `rate` requests a second, whether or not the earlier ones were answered, as long as a connection is
  /// free. Latencies count from when a request was due.
  public func run(seconds: Double, rate: Double) throws -> LoadResult {
    let began = Self.now()
    return try run(LoadSchedule(from: began, until: began + seconds, rate: rate), since: began)
  }

  /// The closed loop, for so many requests.
  public func run(count: Int) throws -> LoadResult {
    let began = Self.now()
    return try run(LoadSchedule(from: began, until: .infinity, count: count), since: began)
  }

  private func run(_ schedule: LoadSchedule, since began: Double) throws -> LoadResult {
    var schedule = schedule
    var tally = Tally()
    var sockets = connections.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
    var idle = Array(connections.indices)
    var underWay = 0
    while true {
      var now = Self.now()
      while !idle.isEmpty, let due = schedule.take(at: now) {
        try send(on: connections[idle.removeFirst()], since: due)
        underWay += 1
        now = Self.now()
      }
      let next = idle.isEmpty ? nil : schedule.nextDue(at: now)
      if underWay == 0, next == nil { break }
      guard try wait(for: &sockets, until: next ?? now + Self.patience, from: now) > 0 else {
        if next != nil { continue }
        tally.lost(underWay)
        break
      }
      for index in sockets.indices where sockets[index].revents != 0 {
        switch connections[index].receive() {
        case .incomplete: break
        case .failed:
          // A negative descriptor is passed over from now on.
          sockets[index].fd = -1
          if let place = idle.firstIndex(of: index) {
            idle.remove(at: place)
          } else {
            tally.lost(1)
            underWay -= 1
          }
        case .status(let status):
          tally.answered(status, after: Self.now() - connections[index].sentAt)
          idle.append(index)
          underWay -= 1
        }
      }
    }
    return tally.result(seconds: Self.now() - began)
  }

  private func send(on connection: LoadConnection, since due: Double) throws {
    connection.sentAt = due
    guard requests.withRequest(nextRequest, connection.send) else { throw Self.failure("write") }
    nextRequest += 1
  }

  /// How many sockets can be read; 0 when `deadline` came first. Below a millisecond, which is the shortest time that
  /// `poll` waits, what can be read is looked at once it is over: an answer may seem late by as much.
  private func wait(for sockets: inout [pollfd], until deadline: Double, from now: Double) throws -> Int32 {
    let wait = max(0, deadline - now)
    if wait < 0.001 {
      var pause = timespec(tv_sec: 0, tv_nsec: Int(wait * 1e9))
      nanosleep(&pause, nil)
    }
    let ready = poll(&sockets, nfds_t(sockets.count), Int32(wait * 1000))
    guard ready >= 0 || errno == EINTR else { throw Self.failure("poll") }
    return max(0, ready)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func failure(_ call: String) -> Failure { .system(call: call, reason: String(cString: strerror(errno))) }
}

/// What one run has seen so far.
private struct Tally {
  private var latencies: [Float] = []
  private var errors = 0
  private var refusals = 0

  init() { latencies.reserveCapacity(1 << 20) }

  mutating func answered(_ status: Int, after latency: Double) {
    latencies.append(Float(latency))
    if status != 200 { errors += 1 }
    if status == 503 { refusals += 1 }
  }

  mutating func lost(_ count: Int) { errors += count }

  func result(seconds: Double) -> LoadResult {
    LoadResult(latencies: latencies, errors: errors, refusals: refusals, seconds: seconds)
  }
}
