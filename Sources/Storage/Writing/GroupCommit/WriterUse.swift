internal import Synchronization

/// For how much of the time the writer is at work on batches: how much it is wanted.
final class WriterUse: Sendable {
  private let state = Mutex((since: ContinuousClock.now, atWork: Duration.zero))

  func add(_ atWork: Duration) { state.withLock { $0.atWork += atWork } }

  /// The part of the time since this was last asked, 0 to 1, but for the time for which it was `apart` for who asks.
  func take(apart: Duration, now: ContinuousClock.Instant = .now) -> Double {
    state.withLock { state in
      defer { state = (now, .zero) }
      let elapsed = now - state.since - apart
      return elapsed > state.atWork ? state.atWork / elapsed : 1
    }
  }
}
