import Synchronization

@testable import Sandbox

/// A webhook endpoint that keeps what it gets and answers as told.
final class Receiver: Sendable {
  private struct Log {
    var requests: [HTTPRequest] = []
    /// Statuses for the next requests; 200 when used up.
    var statuses: [Int] = []
  }

  private let log: Journal
  private let listener: HTTPListener

  private final class Journal: Sendable {
    let state = Mutex(Log())
  }

  /// Port 0 lets the kernel choose.
  static func start(port: Int = 0, answering statuses: [Int] = []) async throws -> Receiver {
    let log = Journal()
    log.state.withLock { $0.statuses = statuses }
    let listener = try await HTTPListener.start(host: "127.0.0.1", port: port) { request in
      let status = log.state.withLock { log in
        log.requests.append(request)
        return log.statuses.isEmpty ? 200 : log.statuses.removeFirst()
      }
      return .answer(HTTPResponse(status, json: ["status": "ok"]))
    }
    return Receiver(log: log, listener: listener)
  }

  private init(log: Journal, listener: HTTPListener) {
    self.log = log
    self.listener = listener
  }

  var port: Int { listener.port }
  var url: String { "http://127.0.0.1:\(port)/webhooks/one" }
  var requests: [HTTPRequest] { log.state.withLock { $0.requests } }
  var bodies: [JSON] { requests.compactMap { JSON($0.body) } }

  func stop() async { await listener.stop() }
}
