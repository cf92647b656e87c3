internal import Foundation
internal import Glibc
internal import Synchronization

/// Many clients that try to log in all the time, with names that nobody has. They come from ever new addresses of this
/// machine (127/8 is all of it), so that the limits let each attempt through to the hashing of its password.
public final class LoginStorm: Sendable {
  public struct Result: Equatable, Sendable {
    /// Passwords that were hashed and were wrong, as they all are.
    public internal(set) var refused = 0
    /// Attempts that were turned away for want of a hashing thread.
    public internal(set) var turnedAway = 0
    /// Other answers, and connections lost.
    public internal(set) var failed = 0
    public internal(set) var seconds = 0.0

    public var refusedPerSecond: Double { seconds > 0 ? Double(refused) / seconds : 0 }
  }

  private let port: UInt16
  private let clients: Int
  private let result = Mutex(Result())
  private let isOver = Mutex(false)
  private let addresses: Mutex<UInt32>
  private let ended = DispatchGroup()
  private let began = Mutex(0.0)

  /// - Parameter storm: Of how manyth storm this is: no two of them share an address.
  public init(port: Int, clients: Int, storm: Int) {
    self.port = UInt16(port)
    self.clients = clients
    // 127.16.0.0 and up; 65,536 addresses a storm.
    addresses = Mutex(0x7F10_0000 + UInt32(storm) << 16)
  }

  public func start() {
    began.withLock { $0 = ProcessInfo.processInfo.systemUptime }
    for _ in 0..<clients {
      ended.enter()
      Thread.detachNewThread {
        self.run()
        self.ended.leave()
      }
    }
  }

  /// Returns once every client has its last answer. What comes in from now on counts only where it fails: a gateway
  /// that is at rest again hashes faster.
  public func stop() -> Result {
    isOver.withLock { $0 = true }
    var counted = result.withLock { $0 }
    counted.seconds = ProcessInfo.processInfo.systemUptime - began.withLock { $0 }
    ended.wait()
    counted.failed = result.withLock(\.failed)
    return counted
  }

  private func run() {
    while !isOver.withLock({ $0 }) {
      let address = addresses.withLock { address in
        address += 1
        return address
      }
      guard let connection = try? LoadConnection(port: port, from: address) else {
        count { $0.failed += 1 }
        continue
      }
      for attempt in 0..<Self.attemptsEach where !isOver.withLock({ $0 }) {
        let request = Self.request(name: "nobody-\(address)-\(attempt)")
        guard request.withUnsafeBytes(connection.send) else { return count { $0.failed += 1 } }
        switch Self.status(connection) {
        case 401: count { $0.refused += 1 }
        case 503: count { $0.turnedAway += 1 }
        default: count { $0.failed += 1 }
        }
      }
    }
  }

  private func count(_ change: (inout Result) -> Void) { result.withLock { change(&$0) } }

  private static func status(_ connection: LoadConnection) -> Int? {
    while true {
      switch connection.receive() {
      case .incomplete: continue
      case .status(let status): return status
      case .failed: return nil
      }
    }
  }

  private static func request(name: String) -> [UInt8] {
    let body = #"{"name":"\#(name)","password":"a password of no one"}"#
    return Array(
      """
      POST /v1/sessions HTTP/1.1\r
      Host: 127.0.0.1\r
      Content-Type: application/json\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """.utf8)
  }

  /// Below the gateway's limit on attempts of one address.
  private static let attemptsEach = 40
}
