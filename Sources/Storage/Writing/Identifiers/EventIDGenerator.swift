internal import Moderation

/// Makes ids that grow, hold the time of recording, and do not tell how many were made: milliseconds shifted left by 20
/// bits, plus a random step from the one before.
struct EventIDGenerator {
  static let bitsBelowTime: Int64 = 20
  /// Ids may run ahead of the clock by this much; further ahead means that the clock was set back.
  private static let toleratedLead: Int64 = 60_000

  private var last: Int64
  private var generator = SplitMix64()
  private var now: Int64 = 0

  /// `last` is the highest id in the database, 0 for none.
  init(after last: Int64) { self.last = last }

  mutating func begin(at moment: Timestamp) {
    // Below the last moment that has an id, so that counting on from it cannot overflow.
    now = min(max(0, moment.milliseconds), Int64.max >> Self.bitsBelowTime - 1)
    // The clock was set back far: follow it rather than keep counting in the future.
    if last >> Self.bitsBelowTime > now + Self.toleratedLead { last = now << Self.bitsBelowTime }
  }

  mutating func next() -> Int64 {
    last = max(last, now << Self.bitsBelowTime) + Int64.random(in: 1...1023, using: &generator)
    return last
  }

  /// The moment an id was made, to the millisecond.
  static func moment(of id: Int64) -> Timestamp { Timestamp(milliseconds: id >> bitsBelowTime) }

  /// The first id of a moment or later.
  static func firstID(at moment: Timestamp) -> Int64 {
    min(max(0, moment.milliseconds), Int64.max >> bitsBelowTime) << bitsBelowTime
  }
}
