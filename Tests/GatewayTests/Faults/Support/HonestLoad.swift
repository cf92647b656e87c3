import Bench
import Foundation
import Workload

/// Clients that deliver signed comments, each the next one when the last was answered, and remember what was taken.
struct HonestLoad: Sendable {
  struct Result: Sendable {
    var answers: Int
    var errors: Int
    /// Answers a second.
    var rate: Double
    /// Milliseconds.
    var p99: Double
    /// How far it came in its requests.
    var sent: Int

    var acknowledged: Int { answers - errors }
  }

  /// As many other comments a second; where more are delivered than there are, the same come again, as TikTok's do.
  private static let commentsPerSecond = 2 * 15_000.0

  let comments: Int
  private let port: Int
  private let clients: Int
  private let seconds: Double
  private let load: SignedLoad

  init(port: Int, path: String, secret: String, clients: Int, seconds: Double) {
    self.port = port
    self.clients = clients
    self.seconds = seconds
    comments = Int(Self.commentsPerSecond * seconds)
    load = SignedLoad(
      count: comments, path: path, secret: Array(secret.utf8), seconds: Int64(Date().timeIntervalSince1970))
  }

  /// From the request of that number on. Throws `LoadClient.Failure`.
  func run(from first: Int) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Swift.Result {
            let client = try LoadClient(port: port, connections: clients, requests: load, startingAt: first)
            let result = try client.run(seconds: seconds)
            return Result(
              answers: result.answers, errors: result.errors, rate: result.rate, p99: result.p99, sent: client.sent)
          })
      }
    }
  }
}
