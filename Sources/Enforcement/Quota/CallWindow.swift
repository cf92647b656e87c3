internal import Moderation

/// The calls that TikTok may count within a minute, by who made them. No clock of its own: moments only grow.
///
/// TikTok counts a call when it arrives, which is some time between its start and its end. So a call counts while it is
/// under way and for a minute after it ended: however slow it was, no minute at TikTok's end holds more than the limit.
struct CallWindow<Caller: Hashable> {
  private struct End {
    var moment: Timestamp
    /// Nil for a call of which nobody knows, and which may have been made.
    var caller: Caller?
  }

  /// How many calls each has, those under way included; without those that have none.
  private(set) var counts: [Caller: Int] = [:]
  /// Those under way.
  private(set) var underWay: [Caller: Int] = [:]
  private(set) var underWayCount = 0
  /// Those that would be forgotten in a crash: under way, or not written down yet.
  private(set) var unwritten = 0
  /// Those of the last minute that ended, earliest first.
  private var ends: ArraySlice<End> = []
  /// When the next call of those that are spread evenly would have its turn.
  private var nextSpread: Timestamp?

  /// All that count.
  var calls: Int { underWayCount + ends.count }

  mutating func begin(_ caller: Caller) {
    underWay[caller, default: 0] += 1
    underWayCount += 1
    unwritten += 1
    counts[caller, default: 0] += 1
  }

  /// `isMade` is false for a call that never went out.
  mutating func end(_ caller: Caller, at moment: Timestamp, isMade: Bool) {
    let left = underWay[caller, default: 0] - 1
    underWay[caller] = left > 0 ? left : nil
    underWayCount -= 1
    guard isMade else {
      written()
      return forget(caller)
    }
    add(caller, endedAt: moment)
  }

  /// A call that ended was written down.
  mutating func written() { unwritten = max(0, unwritten - 1) }

  /// A call from before the start counts again.
  mutating func recall(_ caller: Caller, endedAt moment: Timestamp) {
    counts[caller, default: 0] += 1
    add(caller, endedAt: moment)
  }

  /// As many calls may have been made before the start, and ended no later than this.
  mutating func assume(_ count: Int, endedAt moment: Timestamp) { for _ in 0..<count { add(nil, endedAt: moment) } }

  /// Lets go of what counts no more, and answers whose calls these were.
  @discardableResult
  mutating func pass(to moment: Timestamp) -> [Caller] {
    var forgotten: [Caller] = []
    while let first = ends.first, first.moment + .callWindow <= moment {
      ends.removeFirst()
      guard let caller = first.caller else { continue }
      forget(caller)
      forgotten.append(caller)
    }
    return forgotten
  }

  /// When there may be room for one more call below `limit`; nil when there is now. After `pass`.
  func opening(_ limit: Int, at moment: Timestamp) -> Timestamp? {
    let excess = calls - limit
    guard excess >= 0 else { return nil }
    // The calls under way end no sooner than now.
    return excess < ends.count ? ends[ends.startIndex + excess].moment + .callWindow : moment + .callWindow
  }

  /// When those who are meant may have fewer than `limit` calls; nil when they have now. After `pass`.
  func opening(_ limit: Int, at moment: Timestamp, of isMeant: (Caller) -> Bool) -> Timestamp? {
    let excess = counts.reduce(0) { isMeant($1.key) ? $0 + $1.value : $0 } - limit
    guard excess >= 0 else { return nil }
    let theirs = ends.filter { $0.caller.map(isMeant) ?? false }
    return (theirs.dropFirst(excess).first?.moment ?? moment) + .callWindow
  }

  /// When the next of the calls may begin that are spread evenly, `limit` in a minute, of which up to `burst` may come
  /// early; nil when it may now.
  func spreadOpening(_ limit: Int, burst: Int, at moment: Timestamp) -> Timestamp? {
    guard let opening = nextSpread.map({ $0 - Self.interval(limit) * burst }) else { return nil }
    return opening > moment ? opening : nil
  }

  /// One of the calls that are spread evenly begins.
  mutating func spread(_ limit: Int, at moment: Timestamp) {
    nextSpread = max(nextSpread ?? moment, moment) + Self.interval(limit)
  }

  private static func interval(_ limit: Int) -> Duration { .callWindow / limit }

  private mutating func add(_ caller: Caller?, endedAt moment: Timestamp) {
    ends.append(End(moment: max(moment, ends.last?.moment ?? moment), caller: caller))
  }

  private mutating func forget(_ caller: Caller) {
    let left = counts[caller, default: 0] - 1
    counts[caller] = left > 0 ? left : nil
  }
}

extension Duration {
  /// What TikTok's limits a minute are counted over.
  static var callWindow: Duration { .seconds(60) }
}
