internal import Moderation

/// The one wait for more work of a worker that does several things at once in a task group.
struct WorkWait {
  private var waiting: Waiting?

  /// Begins to wait, as one of the group's tasks that ends with `woken`; where a wait is under way, it ends at once if
  /// `deadline` is sooner than its own.
  mutating func keep<Event: Sendable>(
    until deadline: Timestamp?, in group: inout TaskGroup<Event>, woken: Event,
    _ wait: @escaping @Sendable (Timestamp?) async -> Void
  ) {
    if let waiting { return waiting.hasten(to: deadline) }
    let new = Waiting(until: deadline, wait)
    waiting = new
    group.addTask {
      await new.end()
      return woken
    }
  }

  /// The group said `woken`: the next `keep` begins another wait.
  mutating func ended() { waiting = nil }
}
