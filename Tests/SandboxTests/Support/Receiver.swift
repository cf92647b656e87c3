import Synchronization

@testable import Sandbox

/// A webhook endpoint that keeps what it gets and answers as told.
final class Receiver: Sendable {
  /// Apart from the receiver, since the listener's closure needs it before there is one.
  private final class Journal: Sendable {
    let requests = Mutex<[HTTPRequest]>([])
    let statuses: Mutex<[Int]>

    init(statuses: [Int]) { self.statuses = Mutex(statuses) }
  }

  private let journal: Journal
  private let listener: HTTPListener

  private init(journal: Journal, listener: HTTPListener) {
    self.journal = journal
    self.listener = listener
  }

  /// Answers the next requests with `statuses`, and all after them with 200.
  static func start(answering statuses: [Int] = []) async throws -> Receiver {
    let journal = Journal(statuses: statuses)
    let listener = try await HTTPListener.start(host: "127.0.0.1", port: 0) { request in
      journal.requests.withLock { $0.append(request) }
      let status = journal.statuses.withLock { $0.isEmpty ? 200 : $0.removeFirst() }
      return .answer(HTTPResponse(status, json: ["status": "ok"]))
    }
    return Receiver(journal: journal, listener: listener)
  }

  var url: String { "http://127.0.0.1:\(listener.port)/webhooks/one" }
  var requests: [HTTPRequest] { journal.requests.withLock { $0 } }
  var bodies: [JSON] { requests.compactMap { JSON($0.body) } }

  func stop() async { await listener.stop() }
}
