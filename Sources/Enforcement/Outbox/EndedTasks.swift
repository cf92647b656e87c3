internal import Synchronization

/// Counts the tasks of a group that have ended, so that whoever waits for them can hear of all that ended meanwhile
/// before doing anything about it: a task group tells of one at a time, and not how many more there are.
final class EndedTasks: Sendable {
  private let count = Atomic(0)

  /// A task says so right before it returns.
  func add() { count.add(1, ordering: .releasing) }

  /// One of them was heard of.
  func remove() { count.subtract(1, ordering: .relaxed) }

  /// Whether the group has one more to tell of, at once.
  var hasMore: Bool { count.load(ordering: .acquiring) > 0 }
}
