internal import Foundation
internal import Synchronization
public import Workload

/// A load client on a thread of its own, beside whatever else is measured.
public final class BackgroundLoad: Sendable {
  private let ended = DispatchSemaphore(value: 0)
  private let outcome = Mutex<Result<LoadResult, any Error>?>(nil)

  /// Starts at once, an open loop of `rate` requests a second.
  public init(port: Int, connections: Int, requests: SignedLoad, startingAt first: Int, seconds: Double, rate: Double) {
    Thread.detachNewThread {
      let outcome = Result {
        try LoadClient(port: port, connections: connections, requests: requests, startingAt: first)
          .run(seconds: seconds, rate: rate)
      }
      self.outcome.withLock { $0 = outcome }
      self.ended.signal()
    }
  }

  /// Waits for its end; to be called once. Throws `LoadClient.Failure`.
  public func result() throws -> LoadResult {
    ended.wait()
    guard let outcome = outcome.withLock({ $0 }) else { preconditionFailure("it ended without an outcome") }
    return try outcome.get()
  }
}
