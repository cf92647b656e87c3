/// Whether the clock may be believed when it says that something is old: a clock that jumps ahead by years would
/// otherwise erase everything.
///
/// A step ahead of at most a day is believed at once. A longer one, be it that the gateway stood still for so long, is
/// believed after an hour in which the clock went evenly and a delivery came of which TikTok says that it is of that
/// hour; without one, after a day. A step back is believed at once: it only makes things younger.
public struct RetentionClock: Sendable {
  public static let believedStep = Duration.seconds(86_400)
  public static let watch = Duration.seconds(3600)
  public static let watchWithoutDelivery = Duration.seconds(86_400)
  /// How far the clock may drift while it is watched.
  private static let evenness = Duration.seconds(60)

  public enum Verdict: Equatable, Sendable {
    case believed
    /// It went ahead by so much, and is watched for so long yet.
    case held(step: Duration, for: Duration)
  }

  /// When the watch began, by the clock and by what has passed since the start.
  private struct Watch {
    var moment: Timestamp
    var uptime: Duration
  }

  private var watching: Watch?

  public init() {}

  /// `believed` is the latest moment that was believed, nil for a database that never had one; `uptime` grows evenly
  /// whatever the clock does; `newestDelivery` is TikTok's own time in the delivery that was taken last.
  public mutating func judge(
    _ now: Timestamp, believed: Timestamp?, uptime: Duration, newestDelivery: Timestamp?
  ) -> Verdict {
    guard let believed, now - believed > Self.believedStep else {
      watching = nil
      return .believed
    }
    if let watch = watching, Self.differ(now - watch.moment, uptime - watch.uptime) { watching = nil }
    let watch = watching ?? Watch(moment: now, uptime: uptime)
    watching = watch
    let hasDelivery = newestDelivery.map { $0 >= watch.moment && $0 <= now } ?? false
    let needed = hasDelivery ? Self.watch : Self.watchWithoutDelivery
    let watched = uptime - watch.uptime
    guard watched < needed else {
      watching = nil
      return .believed
    }
    return .held(step: now - believed, for: needed - watched)
  }

  private static func differ(_ left: Duration, _ right: Duration) -> Bool {
    left - right > evenness || right - left > evenness
  }
}
