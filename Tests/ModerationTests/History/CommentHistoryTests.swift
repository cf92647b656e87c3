import Testing

@testable import Moderation

@Suite struct CommentHistoryTests {
  private static func comment(
    _ id: Int, at seconds: Int64, by author: String? = "a", _ text: String? = "hello",
    kind: CommentEvent.Kind = .created
  ) -> CommentEvent {
    CommentEvent(
      kind: kind, commentID: String(id), videoID: "1", authorID: author, text: text,
      occurredAt: Timestamp(seconds: seconds))
  }

  private static let needs: HistoryNeeds = {
    var needs = HistoryNeeds()
    needs.addNearDuplicates(within: 60_000)
    needs.addNearDuplicates(within: 600_000)
    needs.addUserRate(within: 60_000)
    needs.wantsFirstComment = true
    return needs
  }()

  @Test("Near-duplicates are other comments of the window before, whoever wrote them")
  func nearDuplicates() {
    let history = CommentHistory(isComplete: true)
    func number(_ comment: CommentEvent, within window: Int64 = 60_000) -> Int? {
      history.observe(comment, needs: Self.needs).nearDuplicates(within: window)
    }
    #expect(number(Self.comment(1, at: 1000)) == 0)
    #expect(number(Self.comment(2, at: 1010, by: "b", "HELLO!!")) == 1)
    #expect(number(Self.comment(3, at: 1020, by: "c", "something else")) == 0)
    #expect(number(Self.comment(4, at: 1059)) == 2)
    #expect(number(Self.comment(5, at: 1060)) == 2)
    #expect(number(Self.comment(6, at: 1200)) == 0)
    #expect(number(Self.comment(6, at: 1200), within: 600_000) == 4)
    #expect(number(Self.comment(7, at: 1200), within: 1) == nil)
    #expect(number(Self.comment(8, at: 1200, nil)) == nil)
  }

  @Test("A comment that came without its text is compared, and compared with, once it has one")
  func lateText() {
    let history = CommentHistory(isComplete: true)
    func number(_ comment: CommentEvent) -> Int? {
      history.observe(comment, needs: Self.needs).nearDuplicates(within: 60_000)
    }
    #expect(number(Self.comment(1, at: 1000, nil)) == nil)
    #expect(number(Self.comment(2, at: 1010)) == 0)
    #expect(number(Self.comment(3, at: 1020, nil)) == nil)
    #expect(number(Self.comment(1, at: 1000)) == 0)
    #expect(number(Self.comment(3, at: 1020)) == 2)
    // What it was compared by first stays.
    #expect(number(Self.comment(3, at: 1020, "another")) == 2)
  }

  @Test("A user's comments of the window are counted with the new one")
  func userRate() {
    let history = CommentHistory(isComplete: true)
    func rate(_ comment: CommentEvent) -> Int? { history.observe(comment, needs: Self.needs).userRate(within: 60_000) }
    #expect(rate(Self.comment(1, at: 1000)) == 1)
    #expect(rate(Self.comment(2, at: 1010, nil)) == 2)
    #expect(rate(Self.comment(3, at: 1010, by: "b")) == 1)
    #expect(rate(Self.comment(4, at: 1061)) == 2)
    #expect(rate(Self.comment(5, at: 1061, by: nil)) == nil)
    #expect(rate(Self.comment(6, at: 1062, kind: .hidden)) == nil)
    #expect(rate(Self.comment(7, at: 1062)) == 3)
  }

  @Test("A comment delivered again is not counted again and gets the same answer")
  func repeats() {
    let history = CommentHistory(isComplete: true)
    let first = history.observe(Self.comment(1, at: 1000), needs: Self.needs)
    let second = history.observe(Self.comment(2, at: 1001), needs: Self.needs)
    let third = history.observe(Self.comment(3, at: 1002, by: "b"), needs: Self.needs)
    #expect(history.observe(Self.comment(1, at: 1000), needs: Self.needs) == first)
    #expect(history.observe(Self.comment(2, at: 1001), needs: Self.needs) == second)
    #expect(history.observe(Self.comment(3, at: 1002, by: "b"), needs: Self.needs) == third)
    #expect(first.isFirstComment == true && second.isFirstComment == false && third.isFirstComment == true)
    #expect(history.observe(Self.comment(4, at: 1003), needs: Self.needs).userRate(within: 60_000) == 3)
  }

  @Test("Comments out of order count by their own times")
  func outOfOrder() {
    let history = CommentHistory(isComplete: true)
    func facts(_ comment: CommentEvent) -> HistoryFacts { history.observe(comment, needs: Self.needs) }
    _ = facts(Self.comment(1, at: 2000))
    // Earlier than what came before it, so nothing is before it.
    #expect(facts(Self.comment(2, at: 1000)).nearDuplicates(within: 600_000) == 0)
    #expect(facts(Self.comment(3, at: 1100)).nearDuplicates(within: 600_000) == 1)
    #expect(facts(Self.comment(4, at: 2001)).userRate(within: 60_000) == 2)
    #expect(facts(Self.comment(5, at: 1120)).userRate(within: 60_000) == 2)
  }

  @Test("Who commented before is known from seeds; else it is not known")
  func firstComments() {
    func isFirst(_ history: CommentHistory, _ id: Int, _ author: String?) -> Bool? {
      history.observe(Self.comment(id, at: 1000, by: author), needs: Self.needs).isFirstComment
    }
    let new = CommentHistory(isComplete: true)
    #expect(isFirst(new, 1, "a") == true && isFirst(new, 2, "a") == false && isFirst(new, 3, nil) == nil)
    let restarted = CommentHistory(isComplete: false)
    #expect(isFirst(restarted, 1, "a") == nil && isFirst(restarted, 2, "a") == false)
    restarted.seed(authors: ["b", "c"], isComplete: true)
    #expect(
      isFirst(restarted, 3, "b") == false && isFirst(restarted, 4, "d") == true && isFirst(restarted, 5, "a") == false)
  }

  @Test("Beyond the limit of authors, who is new is not known")
  func authorLimit() {
    let history = CommentHistory(limits: .init(authors: 100), isComplete: true)
    for id in 0..<100 {
      #expect(history.observe(Self.comment(id, at: 1000, by: "author\(id)"), needs: Self.needs).isFirstComment == true)
    }
    for id in 100..<120 {
      let isFirst = history.observe(Self.comment(id, at: 1000, by: "author\(id)"), needs: Self.needs).isFirstComment
      #expect(isFirst == (id == 100 ? true : nil))
    }
    #expect(history.observe(Self.comment(500, at: 1000, by: "author7"), needs: Self.needs).isFirstComment == false)
  }

  @Test("Memory is bounded; the oldest comments go first")
  func bounds() {
    let history = CommentHistory(limits: .init(comments: 50), isComplete: true)
    for id in 0..<5000 {
      let facts = history.observe(Self.comment(id, at: 1000), needs: Self.needs)
      #expect(facts.userRate(within: 60_000) == min(id + 1, 50))
    }
    #expect(history.memoryBytes < 100_000)
    let quiet = CommentHistory(isComplete: true)
    for id in 0..<5000 { _ = quiet.observe(Self.comment(id, at: Int64(id) * 600, by: "a"), needs: Self.needs) }
    #expect(quiet.memoryBytes < 50_000)
  }

  @Test("A restarted history that was seeded answers as the old one would")
  func seeding() {
    let comments = (0..<200).map {
      Self.comment(
        $0, at: 1000 + Int64($0), by: "user\($0 % 7)", "text number \($0 % 3) \($0 % 5 == 0 ? "hello" : "bye")")
    }
    let old = CommentHistory(isComplete: true)
    for comment in comments { _ = old.observe(comment, needs: Self.needs) }
    let new = CommentHistory(isComplete: true)
    new.seed(comments, needs: Self.needs)
    let next = Self.comment(999, at: 1200, by: "user3", "text hello")
    #expect(new.observe(next, needs: Self.needs) == old.observe(next, needs: Self.needs))
  }

  @Test("Counting agrees with counting over all comments", arguments: 1...5 as ClosedRange<UInt64>)
  func reference(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let history = CommentHistory(isComplete: true)
    var seen: [CommentEvent] = []
    for id in 0..<400 {
      let comment = Self.comment(
        id, at: 100_000 + Int64(id) * 3 + Int64.random(in: -40...40, using: &generator),
        by: ["a", "b", "c", nil].randomElement(using: &generator) ?? nil,
        ["hello", "bye", "ok 1", "🔥"].randomElement(using: &generator))
      let facts = history.observe(comment, needs: Self.needs)
      func count(within window: Int64, _ isCounted: (CommentEvent) -> Bool) -> Int {
        let moment = comment.occurredAt.milliseconds
        return seen.count { (moment - window + 1...moment).contains($0.occurredAt.milliseconds) && isCounted($0) }
      }
      #expect(facts.nearDuplicates(within: 60_000) == count(within: 60_000) { $0.text == comment.text })
      #expect(facts.nearDuplicates(within: 600_000) == count(within: 600_000) { $0.text == comment.text })
      let rate = comment.authorID.map { author in count(within: 60_000) { $0.authorID == author } + 1 }
      #expect(facts.userRate(within: 60_000) == rate)
      #expect(facts.isFirstComment == comment.authorID.map { author in !seen.contains { $0.authorID == author } })
      seen.append(comment)
    }
  }

  @Test("Needs of several rules are one")
  func needsUnion() {
    var needs = HistoryNeeds()
    #expect(needs.isEmpty && needs.longestWindow == 0)
    needs.addUserRate(within: 5)
    needs.addUserRate(within: 3)
    needs.addUserRate(within: 5)
    var other = HistoryNeeds()
    other.addNearDuplicates(within: 9)
    other.wantsFirstComment = true
    needs.formUnion(other)
    #expect(needs.userRateWindows == [3, 5] && needs.nearDuplicateWindows == [9] && needs.wantsFirstComment)
    #expect(needs.longestWindow == 9 && !needs.isEmpty)
  }
}
