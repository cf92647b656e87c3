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
    var repeats = true

    mutating func add(at moment: Timestamp) -> PlatformComment {
      last += 1
      let comment = SweepRuleTests.comment("\(last)", at: moment)
      comments.insert(comment, at: 0)
      return comment
    }

    /// Pages are short at times, and past a point repeat what they showed.
    func page(from cursor: Int, least: Int, _ dice: inout SeededGenerator) -> PlatformCommentPage {
      let size = Int.random(in: least...30, using: &dice)
      let start = min(cursor, comments.count)
      var page = Array(comments[start..<min(start + size, comments.count)])
      if repeats, start > 50, let repeated = comments[..<start].randomElement(using: &dice) { page.append(repeated) }
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
      walk(by: rule, &video, &known, &dice) { video, dice in
        if Bool.random(using: &dice) { _ = video.add(at: now) }
      }
      #expect(visible.allSatisfy { known.contains($0.id) })
      coveredUntil = rule.settledBefore
    }
  }

  /// A pass from beginning to end; `meanwhile` happens after each page. Answers how many pages it read.
  @discardableResult
  private func walk(
    by rule: SweepRule, _ video: inout Video, _ known: inout Set<String>, _ dice: inout SeededGenerator,
    least: Int = 1, meanwhile: (inout Video, inout SeededGenerator) -> Void = { _, _ in }
  ) -> [PlatformCommentPage] {
    var pass = SweepPass(began: Self.start, isWhole: rule.coveredUntil == nil)
    var pages: [PlatformCommentPage] = []
    while pages.count < 10_000 {
      let page = video.page(from: pass.cursor, least: least, &dice)
      pages.append(page)
      let unknown = rule.wanted(page.comments, after: pass.edge).filter { !known.contains($0.id) }
      known.formUnion(unknown.map(\.id))
      meanwhile(&video, &dice)
      guard rule.advance(&pass, past: page, unknown: unknown.count) else { return pages }
    }
    Issue.record("the pass never ended")
    return pages
  }

  @Test(
    "whatever is deleted between two pages, however much, the pass finds every comment that is left",
    arguments: 0..<200 as Range<UInt64>)
  func deletions(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    var now = Self.start
    var video = Video(repeats: false)
    for _ in 0..<Int.random(in: 100...600, using: &dice) {
      // Several within a second, as in a raid.
      now = now + .seconds(Int64.random(in: 0...2, using: &dice))
      _ = video.add(at: now)
    }
    var known: Set<String> = []
    var deletions = Int.random(in: 1...4, using: &dice)
    let rule = SweepRule(settledBefore: now, horizon: Self.horizon, coveredUntil: nil)
    walk(by: rule, &video, &known, &dice, least: 2) { video, dice in
      guard deletions > 0, Int.random(in: 0..<4, using: &dice) == 0 else { return }
      deletions -= 1
      // Anywhere, or a run from the top, such as the author of a flood deletes.
      let count = min(Int.random(in: 1...60, using: &dice), video.comments.count)
      if Bool.random(using: &dice) {
        video.comments.removeFirst(count)
      } else {
        for _ in 0..<count { video.comments.remove(at: Int.random(in: 0..<video.comments.count, using: &dice)) }
      }
    }
    #expect(video.comments.allSatisfy { known.contains($0.id) })
  }

  @Test("a list that shows its comments in another order each time is not read for ever")
  func disorder() {
    var dice = SeededGenerator(seed: 7)
    var video = Video()
    for second in 0..<400 { _ = video.add(at: Self.start + .seconds(Int64(second))) }
    var known: Set<String> = []
    let rule = SweepRule(settledBefore: Self.start + .seconds(400), horizon: Self.horizon, coveredUntil: nil)
    let pages = walk(by: rule, &video, &known, &dice, least: 20) { video, dice in video.comments.shuffle(using: &dice) }
    #expect(pages.count < 80)
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
    var known = Set(video.comments.map(\.id))
    let coveredUntil = now - .seconds(Int64.random(in: 600...7200, using: &dice))
    let rule = SweepRule(settledBefore: now - .seconds(600), horizon: Self.horizon, coveredUntil: coveredUntil)
    let pages = walk(by: rule, &video, &known, &dice)
    #expect(pages.count { page in page.comments.allSatisfy { $0.createdAt < coveredUntil } } <= 1)
  }

  @Test("a page of what is older than the horizon ends even a whole pass")
  func horizon() {
    let rule = SweepRule(settledBefore: Self.start, horizon: Self.horizon, coveredUntil: nil)
    let old = PlatformCommentPage(comments: [Self.comment("1", at: Self.horizon - .seconds(1))], next: 30)
    var pass = SweepPass(began: Self.start, isWhole: true)
    #expect(!rule.advance(&pass, past: old, unknown: 0))
    #expect(rule.wanted(old.comments).isEmpty)
  }

  @Test("an empty page with more to come is gone past; a list that does not get on is not read for ever")
  func oddPages() {
    let rule = SweepRule(settledBefore: Self.start, horizon: Self.horizon, coveredUntil: nil)
    var pass = SweepPass(began: Self.start, isWhole: true)
    let empty = PlatformCommentPage(comments: [], next: 30)
    #expect(rule.advance(&pass, past: empty, unknown: 0) && pass.cursor > 0)
    pass.cursor = 30
    #expect(!rule.advance(&pass, past: empty, unknown: 0))
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
