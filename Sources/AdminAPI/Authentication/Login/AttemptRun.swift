internal import Moderation

/// Attempts in a row of which none has been right so far, and how long the next has to wait: nothing at first, then
/// twice as long with each, up to a cap.
struct AttemptRun {
  private(set) var attempts = 0
  private var lastAt: Timestamp
  private var nextAt: Timestamp

  init(at now: Timestamp) {
    lastAt = now
    nextAt = now
  }

  /// Nil where the next attempt may come.
  func wait(at now: Timestamp) -> Duration? {
    // A clock that was set back must not lock anybody out for longer.
    guard now >= lastAt, nextAt > now else { return nil }
    return nextAt - now
  }

  mutating func add(at now: Timestamp, _ delays: LoginLimiter.Delays) {
    attempts += 1
    lastAt = now
    nextAt = now + delays.delay(after: attempts)
  }

  /// Takes one attempt back.
  mutating func remove(at now: Timestamp, _ delays: LoginLimiter.Delays) {
    attempts = max(0, attempts - 1)
    nextAt = min(nextAt, now + delays.delay(after: attempts))
  }

  func isOver(at now: Timestamp, after quiet: Duration) -> Bool { now < lastAt || now - lastAt >= quiet }

  /// When it was last added to: those with the oldest go when there are too many.
  var age: Timestamp { lastAt }
}
