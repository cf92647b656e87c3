import Moderation

extension [Timestamp] {
  /// The most of them that any sliding minute holds, as TikTok counts.
  var mostInAMinute: Int { most(in: .seconds(60)) }

  /// The most of them that any window so long holds.
  func most(in window: Duration) -> Int {
    let sorted = self.sorted()
    var first = 0
    var most = 0
    for last in sorted.indices {
      while sorted[last] - sorted[first] >= window { first += 1 }
      most = Swift.max(most, last - first + 1)
    }
    return most
  }
}
