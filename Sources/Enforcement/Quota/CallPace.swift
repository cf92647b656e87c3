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
  /// When the next one would have its turn, were they spread evenly.
  private var next: Timestamp?

  mutating func began(_ limit: Int, at moment: Timestamp) {
    pass(to: moment)
    begins.append(max(moment, begins.last ?? moment))
    next = max(next ?? moment, moment) + Self.interval(limit)
  }

  /// How many calls may begin now.
  mutating func room(_ limit: Int, at moment: Timestamp) -> Int {
    pass(to: moment)
    let left = limit - begins.count
    guard left > 0, let next, Self.interval(limit) > .zero else { return max(0, left) }
    let early = (moment + Self.interval(limit) * Self.burst(limit) - next).milliseconds
    guard early >= 0 else { return 0 }
    return min(left, Int(early / Self.interval(limit).milliseconds) + 1)
  }

  /// When the next call may begin; nil when it may now.
  mutating func opening(_ limit: Int, at moment: Timestamp) -> Timestamp? {
    guard room(limit, at: moment) == 0 else { return nil }
    let excess = begins.count - limit
    let first = begins.dropFirst(max(0, excess)).first
    return [
      excess >= 0 ? (first ?? moment) + Self.window : nil, next.map { $0 - Self.interval(limit) * Self.burst(limit) },
    ].compactMap { $0 }.max()
  }

  /// Whether the calls of the last second are so few that they cannot have been too many.
  mutating func isQuiet(_ limit: Int, at moment: Timestamp) -> Bool {
    pass(to: moment)
    return begins.count * 2 <= limit
  }

  private mutating func pass(to moment: Timestamp) {
    while let first = begins.first, first + Self.window <= moment { begins.removeFirst() }
    if let due = next, due <= moment { next = nil }
  }

  /// How many may come early.
  private static func burst(_ limit: Int) -> Int { max(1, limit / 4) }

  private static func interval(_ limit: Int) -> Duration { .milliseconds(1000 / max(1, limit)) }
}
