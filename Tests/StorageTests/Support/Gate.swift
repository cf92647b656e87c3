import Dispatch
import GRDB

@testable import Storage

/// Holds the writer up, so that everything queued meanwhile goes into one transaction.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  /// Returns once the writer stands still.
  init(holding database: GatehouseDatabase) async {
    await withCheckedContinuation { continuation in
      database.pool.asyncWriteWithoutTransaction { _ in
        continuation.resume()
        self.semaphore.wait()
      }
    }
  }

  func open() { semaphore.signal() }
}
