/// Makes ids like TikTok's: the upper 32 bits are the Unix second, so that ids sort by time and, having nineteen
/// digits, do not fit a double.
struct CommentIDs {
  private var last: Int64 = 0

  /// `now` in Unix milliseconds. Always greater than every id before.
  mutating func next(now: Int64, using random: inout SplitMix64) -> Int64 {
    let seconds = max(1, now / 1000)
    let candidate = seconds << 32 | (now % 1000) << 22 | Int64.random(in: 1..<(1 << 22), using: &random)
    last = max(candidate, last + 1)
    return last
  }
}
