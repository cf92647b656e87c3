import Moderation
import Testing

@testable import Enforcement

@Suite struct ConfirmationJudgeTests {
  private static let now = Timestamp(seconds: 1_700_000_000)
  private let judge = ConfirmationJudge(schedule: RetrySchedule(delays: [.zero, .seconds(600)]))

  private func item(_ kind: Action.Kind, drifts: Int = 0, age: Duration = .seconds(400)) -> ConfirmationBatch.Item {
    ConfirmationBatch.Item(
      actionID: .fresh(), commentID: "1", kind: kind, drifts: drifts, attempts: drifts + 1, since: Self.now - age,
      age: age)
  }

  private func finding(_ item: ConfirmationBatch.Item, isHidden: Bool?) -> ConfirmationFinding {
    var generator = SeededGenerator(seed: 1)
    let comments = isHidden.map { isHidden in
      [
        "1": PlatformComment(
          id: "1", videoID: "2", parentID: nil, authorID: nil, username: nil, text: "x", isOwn: false,
          isHidden: isHidden, createdAt: Self.now, replies: 0)
      ]
    }
    return judge.finding(for: item, among: comments ?? [:], at: Self.now, using: &generator)
  }

  enum Expected: Sendable { case done, drifted, unseen }

  @Test(
    "What a comment shows of each kind of action",
    arguments: [
      (Action.Kind.hide, true, Expected.done), (.hide, nil, .done), (.hide, false, .drifted),
      (.delete, nil, .done), (.delete, true, .drifted), (.delete, false, .drifted),
      (.unhide, false, .done), (.unhide, true, .drifted), (.unhide, nil, .unseen),
      (.reply, nil, .unseen),
    ] as [(Action.Kind, Bool?, Expected)])
  func table(kind: Action.Kind, isHidden: Bool?, expected: Expected) {
    switch (finding(item(kind), isHidden: isHidden), expected) {
    case (.done, .done), (.drifted, .drifted), (.unseen, .unseen): break
    case (let found, _): Issue.record("\(found)")
    }
  }

  @Test("Each drift is tried again as the schedule says, and the last one is not")
  func schedule() {
    guard case .drifted(let first?, _) = finding(item(.hide), isHidden: false) else {
      Issue.record("not tried again")
      return
    }
    #expect(first == Self.now)
    guard case .drifted(let second?, _) = finding(item(.hide, drifts: 1), isHidden: false) else {
      Issue.record("not tried again")
      return
    }
    #expect((480...720).contains((second - Self.now).components.seconds))
    let words = "TikTok accepted it 3 times, but the comment was still there for everybody to see"
    #expect(finding(item(.hide, drifts: 2), isHidden: false) == .drifted(retryAt: nil, error: words))
  }

  @Test(
    "What cannot be read is looked at again, sooner where it may be over sooner, and for three days at most",
    arguments: [
      (PlatformFailure.Class.transient, 300), (.unreachable, 300), (.rateLimited, 300), (.permission, 3600),
      (.permanent, 3600),
    ] as [(PlatformFailure.Class, Int64)])
  func unreadable(kind: PlatformFailure.Class, pause: Int64) {
    let failure = PlatformFailure.sample(kind)
    let next = Self.now + .seconds(pause)
    #expect(judge.finding(for: item(.hide), after: failure, at: Self.now) == .later(next))
    let old = item(.hide, age: ConfirmationJudge.longestLook - .seconds(pause))
    #expect(
      judge.finding(for: old, after: failure, at: Self.now)
        == .unseen(reason: "the comment could not be read: \(failure.message)"))
  }

  @Test("What was accepted three days ago is not looked at any more")
  func old() {
    let limit = ConfirmationJudge.longestLook
    #expect(judge.finding(forOld: item(.hide, age: limit - .milliseconds(1))) == nil)
    #expect(judge.finding(forOld: item(.hide, age: limit)) != nil)
  }
}
