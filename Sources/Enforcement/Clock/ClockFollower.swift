/// What keeps in memory moments of the wall clock that something waits for.
public protocol ClockFollower: Sendable {
  /// The clock was set back by `lead`: what was kept before waits for no longer than it would have, had the clock been
  /// right all along. At most a second may have passed since.
  func moveAhead(by lead: Duration)
}
