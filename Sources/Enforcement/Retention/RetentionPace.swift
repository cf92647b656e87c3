internal import Moderation

/// How much of the database's one writer deleting takes from deliveries: a small share however much they want of it, so
/// that it never stands still, and a large one while they want little.
///
/// The small share is what ingest can do without while it is saturated. It need not keep up with that, as nothing is
/// saturated around the clock: what peaks leave undone goes with the large one.
public struct RetentionPace: Sendable {
  /// How long one slice goes on: what a delivery may have to wait longer, besides the way to the disk.
  public var slice: Duration
  /// The part of the time for which the writer is held while others use it as much as they can, above 0 and at most 1.
  public var leastShare: Double
  /// The same while nobody else uses it.
  public var mostShare: Double
  /// For which part of the time others use the writer where they are taken to want all of it: they are held up by the
  /// processor as well.
  public var busyUse: Double
  public var leastPause: Duration
  /// How long to leave alone what somebody else has to finish first.
  public var blockedPause: Duration

  public init(
    slice: Duration = .milliseconds(1), leastShare: Double = 0.1, mostShare: Double = 0.5, busyUse: Double = 0.5,
    leastPause: Duration = .milliseconds(1), blockedPause: Duration = .seconds(1)
  ) {
    self.slice = slice
    self.leastShare = leastShare
    self.mostShare = mostShare
    self.busyUse = busyUse
    self.leastPause = leastPause
    self.blockedPause = blockedPause
  }

  /// The longer a slice took after all, and the more others use the writer, the longer the pause behind it.
  func pause(after slice: RetentionSlice) -> Duration {
    max(slice.isBlocked ? blockedPause : leastPause, slice.took * (1 / share(besides: slice.othersUse) - 1))
  }

  /// The part of the time for which the writer is held while others use it for `othersUse` of theirs.
  func share(besides othersUse: Double) -> Double {
    max(leastShare, mostShare * (1 - othersUse / busyUse))
  }
}
