internal import Moderation

/// How far a delivery's signed time may lie from the moment it arrived. TikTok names no tolerance; five minutes back is
/// what most receivers use, since a delivery may wait in a queue on the way.
public struct Freshness: Equatable, Sendable {
  public var past: Duration
  public var future: Duration

  public init(past: Duration = .seconds(300), future: Duration = .seconds(60)) {
    self.past = past
    self.future = future
  }

  /// `signed` is in whole seconds, so a second of rounding is given on the past side.
  func contains(signed: Timestamp, receivedAt: Timestamp) -> Bool {
    receivedAt - signed <= past + .seconds(1) && signed - receivedAt <= future
  }
}
