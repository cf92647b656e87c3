import Moderation
import Testing

@testable import Enforcement

@Suite("The stop rule of the sweep")
struct SweepRuleTests {
  /// A video at TikTok that changes while it is read.
  private struct Video {
    /// Newest first.
    var comments: [PlatformComment] = []
    var last: Int64 = 0

    mutating func add(at moment: Timestamp) -> PlatformComment {
      last += 1
      let comment = SweepRuleTests.comment("\(last)", at: moment)
      comments.insert(comment, at: 0)
      return comment
    }

    /// Pages are short at times, and past a point repeat what they showed.
    func page(from cursor: Int, _ dice: inout SeededGenerator) -> PlatformCommentPage {
      let size = Int.random(in: 1...30, using: &dice)
      let start = min(cursor, comments.count)
      var page = Array(comments[start..<min(start + size, comments.count)])
      if start > 50, let repeated = comments[..<start].randomElement(using: &dice) { page.append(repeated) }
      let next = start + size
      return PlatformCommentPage(comments: page, next: next < comments.count ? next : nil)
    }
  }

  private static func comment(_ id: String, at moment: Timestamp) -> PlatformComment {
    PlatformComment(
      id: id, videoID: "1", parentID: nil, authorID: "u", username: nil, text: "hi", isOwn: false, isHidden: false,
      createdAt: moment, replies: 0)
  }

  private static let start = Timestamp(seconds: 1_790_000_000)
  private static let horizon = start - .seconds(86_400)

  @Test(
    "whatever is lost, repeated or written meanwhile, a pass finds every comment that it should",
    arguments: 0..<200 as Range<UInt64>)
  func findsAll(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    var now = Self.start
    var video = Video()
    var known: Set<String> = []
    var coveredUntil: Timestamp?
    for _ in 0..<8 {
      // Before the horizon, long ago, and lately.
      for _ in 0..<Int.random(in: 0...120, using: &dice) {
        now = now + .milliseconds(Int64.random(in: 0...20_000, using: &dice))
        let comment = video.add(at: now)
        if Int.random(in: 0..<100, using: &dice) < 80 { known.insert(comment.id) }
      }
      let rule = SweepRule(
        settledBefore: now - .seconds(600), horizon: Self.horizon, coveredUntil: coveredUntil)
      let visible = video.comments.filter { rule.wanted([$0]).count == 1 }
      var cursor = 0
      while true {
        let page = video.page(from: cursor, &dice)
        let unknown = rule.wanted(page.comments).filter { !known.contains($0.id) }
        known.formUnion(unknown.map(\.id))
        if Bool.random(using: &dice) { _ = video.add(at: now) }
        guard let next = rule.next(after: page, from: cursor, unknown: unknown.count) else { break }
        cursor = next
      }
      #expect(visible.allSatisfy { known.contains($0.id) })
      coveredUntil = rule.settledBefore
    }
  }

  @Test(
    "where everything is known a pass reads no page beyond the first that was covered",
    arguments: 0..<50 as Range<UInt64>)
  func stops(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    var video = Video()
    var now = Self.start
    for _ in 0..<Int.random(in: 100...900, using: &dice) {
      now = now + .seconds(Int64.random(in: 1...30, using: &dice))
      _ = video.add(at: now)
    }
    let known = Set(video.comments.map(\.id))
    let coveredUntil = now - .seconds(Int64.random(in: 600...7200, using: &dice))
    let rule = SweepRule(settledBefore: now - .seconds(600), horizon: Self.horizon, coveredUntil: coveredUntil)
    var cursor = 0
    var readBeyond = 0
    while true {
      let page = video.page(from: cursor, &dice)
      let isBeyond = page.comments.allSatisfy { $0.createdAt < coveredUntil }
      readBeyond += isBeyond ? 1 : 0
      let unknown = rule.wanted(page.comments).filter { !known.contains($0.id) }
      guard let next = rule.next(after: page, from: cursor, unknown: unknown.count) else { break }
      cursor = next
    }
    #expect(readBeyond <= 1)
  }

  @Test("a page of what is older than the horizon ends even a whole pass")
  func horizon() {
    let rule = SweepRule(settledBefore: Self.start, horizon: Self.horizon, coveredUntil: nil)
    let old = PlatformCommentPage(comments: [Self.comment("1", at: Self.horizon - .seconds(1))], next: 30)
    #expect(rule.next(after: old, from: 0, unknown: 0) == nil)
    #expect(rule.wanted(old.comments).isEmpty)
  }

  @Test("an empty page with more to come is gone past; a list that does not get on is not read for ever")
  func oddPages() {
    let rule = SweepRule(settledBefore: Self.start, horizon: Self.horizon, coveredUntil: nil)
    #expect(rule.next(after: PlatformCommentPage(comments: [], next: 30), from: 0, unknown: 0) == 30)
    #expect(rule.next(after: PlatformCommentPage(comments: [], next: 30), from: 30, unknown: 0) == nil)
  }

  @Test("what is too young is left alone, and each comment of a page looked at once")
  func wanted() {
    let rule = SweepRule(settledBefore: Self.start, horizon: Self.horizon, coveredUntil: nil)
    let comments = [
      Self.comment("3", at: Self.start + .seconds(1)), Self.comment("2", at: Self.start),
      Self.comment("2", at: Self.start),
    ]
    #expect(rule.wanted(comments).map(\.id) == ["2"])
    #expect(rule.tooYoung(comments) == 1)
  }
}
