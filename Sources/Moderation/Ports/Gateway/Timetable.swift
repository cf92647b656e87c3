/// What is kept to be done at a moment of the wall clock, and so hangs on that clock going right. Each call is one
/// transaction; each throws `StorageError`.
public protocol Timetable: Sendable {
  /// A moment that this gateway, or one before it on the same database, has seen; nil where none has run yet.
  func latestMoment() async throws -> Timestamp?
  /// Keeps that `now` was seen, for `latestMoment`.
  func see(_ now: Timestamp) async throws
  /// Moves what waits for a moment after `now` ahead by `lead`, but not before `now`: the clock was set back by that
  /// much, and what was put down before would stand still until it comes to the old time again. Says how much moved.
  func moveAhead(by lead: Duration, at now: Timestamp) async throws -> Int
}
