internal import Moderation
internal import Synchronization

/// Decisions in bulk for which requests of this process are just setting comments aside. Any other of that state was
/// cut short, by a crash or because its end could not be stored.
final class SelectionsUnderWay: Sendable {
  private let ids = Mutex<Set<ReviewDecisionID>>([])

  func begin(_ id: ReviewDecisionID) { ids.withLock { _ = $0.insert(id) } }
  func end(_ id: ReviewDecisionID) { ids.withLock { _ = $0.remove(id) } }
  func contains(_ id: ReviewDecisionID) -> Bool { ids.withLock { $0.contains(id) } }
}
