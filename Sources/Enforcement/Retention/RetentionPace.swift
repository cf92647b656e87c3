internal import Moderation

/// How much of the database's one writer deleting may take from deliveries.
public struct RetentionPace: Sendable {
  /// For which one slice holds the writer: what a delivery may have to wait longer.
  public var slice: Duration
  /// The part of the time for which the writer may be held, above 0 and at most 1.
  public var share: Double
  public var leastPause: Duration
  /// How long to leave alone what somebody else has to finish first.
  public var blockedPause: Duration

  public init(
    slice: Duration = .milliseconds(5), share: Double = 0.2, leastPause: Duration = .milliseconds(20),
    blockedPause: Duration = .seconds(1)
  ) {
    self.slice = slice
    self.share = share
    self.leastPause = leastPause
    self.blockedPause = blockedPause
  }

  /// The longer a slice took after all, the longer the pause behind it.
  func pause(after slice: RetentionSlice) -> Duration {
    max(slice.isBlocked ? blockedPause : leastPause, slice.took * (1 / share - 1))
  }
}
