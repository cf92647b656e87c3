internal import Moderation

/// Sets the wall clock against one that nobody can set, to notice when the former was set.
struct ClockComparison {
  private var wall: Timestamp
  private var steady: Duration

  /// `steady` is the reading of a clock that only ever runs on.
  init(wall: Timestamp, steady: Duration) {
    self.wall = wall
    self.steady = steady
  }

  /// By how much the wall clock was set since the last look: negative when it was set back.
  mutating func look(wall: Timestamp, steady: Duration) -> Duration {
    defer { (self.wall, self.steady) = (wall, steady) }
    return (wall - self.wall) - (steady - self.steady)
  }
}
