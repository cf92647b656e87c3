import Moderation
import Testing

@testable import Enforcement

@Suite struct ScoreCacheTests {
  private static let start = Timestamp(seconds: 1_700_000_000)

  @Test("An answer holds for its lifetime and no longer")
  func lifetime() {
    var cache = ScoreCache(bytes: 1 << 16, lifetime: .seconds(60))
    cache.insert(["hate": 0.5], for: "a", at: Self.start)
    #expect(cache.scores(for: "a", at: Self.start) == ["hate": 0.5])
    #expect(cache.scores(for: "a", at: Self.start + .milliseconds(59_999)) == ["hate": 0.5])
    #expect(cache.scores(for: "a", at: Self.start + .seconds(60)) == nil)
    #expect(cache.scores(for: "A", at: Self.start) == nil)
  }

  @Test("Being asked for does not make an answer live longer")
  func notProlonged() {
    var cache = ScoreCache(bytes: 2000, lifetime: .seconds(60))
    cache.insert(["hate": 0.5], for: "a", at: Self.start)
    for second in 0..<60 {
      cache.insert([:], for: "filler \(second)", at: Self.start + .seconds(second))
      #expect(cache.scores(for: "a", at: Self.start + .seconds(second)) == ["hate": 0.5])
    }
    #expect(cache.scores(for: "a", at: Self.start + .seconds(60)) == nil)
  }

  @Test("What is not asked for makes room, what is asked for stays")
  func bounded() {
    var cache = ScoreCache(bytes: 20_000, lifetime: .seconds(3600))
    for index in 0..<10_000 {
      cache.insert(["hate": 0.1], for: "text number \(index)", at: Self.start)
      if index > 0 { #expect(cache.scores(for: "text number 0", at: Self.start) != nil) }
    }
    let kept = (0..<10_000).count { cache.scores(for: "text number \($0)", at: Self.start) != nil }
    #expect((20...130).contains(kept))
  }

  @Test("An answer about a text larger than the memory is not kept")
  func large() {
    var cache = ScoreCache(bytes: 1000, lifetime: .seconds(60))
    cache.insert([:], for: String(repeating: "x", count: 1000), at: Self.start)
    #expect(cache.scores(for: String(repeating: "x", count: 1000), at: Self.start) == nil)
  }

  @Test("With no lifetime nothing is kept")
  func off() {
    var cache = ScoreCache(bytes: 1000, lifetime: .zero)
    cache.insert([:], for: "a", at: Self.start)
    #expect(cache.scores(for: "a", at: Self.start) == nil)
  }

  @Test("After the clock was set back an answer is not taken to hold for longer than its lifetime")
  func clockSetBack() {
    var cache = ScoreCache(bytes: 1000, lifetime: .seconds(60))
    cache.insert([:], for: "a", at: Self.start)
    #expect(cache.scores(for: "a", at: Self.start - .seconds(1000)) == nil)
  }
}
