internal import Moderation
internal import Synchronization

/// The requests with an idempotency key that are being worked on. In memory, since they end with the process.
final class RunningRequests: Sendable {
  private let keys = Mutex<Set<IdempotentRequest.Key>>([])

  /// The right to work on one, which must be ended.
  struct Pass {
    fileprivate let requests: RunningRequests
    fileprivate let key: IdempotentRequest.Key

    func end() { requests.keys.withLock { _ = $0.remove(key) } }
  }

  /// Nil while another request with that key is worked on.
  func enter(_ key: IdempotentRequest.Key) -> Pass? {
    keys.withLock { $0.insert(key).inserted } ? Pass(requests: self, key: key) : nil
  }
}
