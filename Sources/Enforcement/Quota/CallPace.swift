internal import Moderation

/// Keeps an app within its calls a second, and its calls apart: whoever comes next finds one free within a moment, and
/// not with the second's end. No clock of its own.
///
/// Here a call counts from its start, for a second and a little: were it to count until its end, as it does for the
/// minute, slow calls would leave most of what TikTok gives unused.
struct CallPace {
  /// By how much one call may be later on its way to TikTok than another, as far as that is provided for.
  private static let slack = Duration.milliseconds(30)
  private static let window = Duration.seconds(1) + slack

  /// When the calls of the last second began, earliest first.
  private var begins: ArraySlice<Timestamp> = []

  mutating func began(at moment: Timestamp) {
    pass(to: moment)
    begins.append(max(moment, begins.last ?? moment))
  }

  /// How many calls may begin now.
  mutating func room(_ limit: Int, at moment: Timestamp) -> Int {
    opening(limit, at: moment) == nil ? max(1, Self.burst(limit) - begins.count) : 0
  }

  /// When the next call may begin; nil when it may now.
  mutating func opening(_ limit: Int, at moment: Timestamp) -> Timestamp? {
    pass(to: moment)
    guard begins.count >= Self.burst(limit), let first = begins.first, let last = begins.last else { return nil }
    let left = limit - begins.count
    guard left > 0 else { return (begins.dropFirst(-left).first ?? moment) + Self.window }
    // As far apart as it takes for the last of those left to go out just before the first counts no more; else a burst
    // would leave a gap behind it, and again in every second after.
    let opening = last + max(Self.window / limit, (first + Self.window - last) / (left + 1))
    return opening > moment ? opening : nil
  }

  /// Whether the calls of the last second are so few that they cannot have been too many.
  mutating func isQuiet(_ limit: Int, at moment: Timestamp) -> Bool {
    pass(to: moment)
    return begins.count * 2 <= limit
  }

  private mutating func pass(to moment: Timestamp) {
    while let first = begins.first, first + Self.window <= moment { begins.removeFirst() }
  }

  /// How many may go out at once after a quiet second.
  private static func burst(_ limit: Int) -> Int { limit / 4 + 1 }
}
