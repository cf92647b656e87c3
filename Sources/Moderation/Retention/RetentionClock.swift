/// Whether the clock may be believed when it says that something is old: a clock that jumps ahead by years would
/// otherwise erase everything.
///
/// A step ahead of at most a day is believed at once. A longer one, be it that the gateway stood still for so long, is
/// believed once the clock has gone evenly for an hour and TikTok's own time bears it out; never without. A step back
/// is believed at once: it only makes things younger.
public struct RetentionClock: Sendable {
  public static let believedStep = Duration.seconds(86_400)
  public static let watch = Duration.seconds(3600)
  /// How far the clock may drift while it is watched.
  private static let evenness = Duration.seconds(60)

  public enum Verdict: Equatable, Sendable {
    case believed
    /// It went ahead by so much, and is not believed yet, whatever TikTok says.
    case held(step: Duration)
    /// It went ahead by so much, and has gone evenly since then for long enough: TikTok's time decides.
    case even(step: Duration, since: Timestamp)
  }

  /// When the watch began, by the clock and by what has passed since the start.
  private struct Watch {
    var moment: Timestamp
    var uptime: Duration
  }

  private var watching: Watch?

  public init() {}

  /// `believed` is the latest moment that was believed, nil for a database that never had one; `uptime` grows evenly
  /// whatever the clock does.
  public mutating func judge(_ now: Timestamp, believed: Timestamp?, uptime: Duration) -> Verdict {
    guard let believed, now - believed > Self.believedStep else {
      watching = nil
      return .believed
    }
    if let watch = watching, Self.differ(now - watch.moment, uptime - watch.uptime) { watching = nil }
    let watch = watching ?? Watch(moment: now, uptime: uptime)
    watching = watch
    let step = now - believed
    return uptime - watch.uptime < Self.watch ? .held(step: step) : .even(step: step, since: watch.moment)
  }

  private static func differ(_ left: Duration, _ right: Duration) -> Bool {
    left - right > evenness || right - left > evenness
  }
}
