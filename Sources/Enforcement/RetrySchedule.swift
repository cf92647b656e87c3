internal import Moderation

/// How long to wait between attempts: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, each moved by up to a fifth either way so
/// that what failed together does not come back together. After the last one the action is dead.
public struct RetrySchedule: Sendable {
  public var delays: [Duration]

  public init(
    delays: [Duration] = [
      .seconds(5), .seconds(5 * 60), .seconds(30 * 60), .seconds(2 * 3600), .seconds(5 * 3600), .seconds(10 * 3600),
    ]
  ) {
    self.delays = delays
  }

  /// When to try again after `attempts` attempts have failed, the last at `moment`; nil when it is to be given up.
  func next(afterAttempts attempts: Int, at moment: Timestamp, using generator: inout some RandomNumberGenerator)
    -> Timestamp?
  {
    guard attempts >= 1, attempts <= delays.count else { return nil }
    let milliseconds = Double(delays[attempts - 1].milliseconds)
    return moment + .milliseconds(Int64(milliseconds * Double.random(in: 0.8...1.2, using: &generator)))
  }
}
