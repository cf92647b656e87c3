import Moderation
import Testing

@testable import Enforcement

@Suite struct ConfirmationJudgeTests {
  private static let now = Timestamp(seconds: 1_700_000_000)
  private let judge = ConfirmationJudge(schedule: RetrySchedule(delays: [.zero, .seconds(600)]))

  private func item(
    _ kind: Action.Kind, drifts: Int = 0, age: Duration = .seconds(400), absentSince: Timestamp? = nil
  ) -> ConfirmationBatch.Item {
    ConfirmationBatch.Item(
      actionID: .fresh(), commentID: "1", kind: kind, drifts: drifts, attempts: drifts + 1, since: Self.now - age,
      age: age, absentSince: absentSince)
  }

  /// `isHidden` nil leaves the comment out, `others` says whether there is another one.
  private func finding(_ item: ConfirmationBatch.Item, isHidden: Bool?, others: Bool = true) -> ConfirmationFinding {
    var generator = SeededGenerator(seed: 1)
    var comments: [String: PlatformComment] = [:]
    comments["1"] = isHidden.map { comment("1", isHidden: $0) }
    if others { comments["9"] = comment("9", isHidden: false) }
    return judge.finding(for: item, among: comments, at: Self.now, using: &generator)
  }

  private func comment(_ id: String, isHidden: Bool) -> PlatformComment {
    PlatformComment(
      id: id, videoID: "2", parentID: nil, authorID: nil, username: nil, text: "x", isOwn: false, isHidden: isHidden,
      createdAt: Self.now, replies: 0)
  }

  enum Expected: Sendable { case done, drifted, unseen, absent }

  @Test(
    "What a comment shows of each kind of action",
    arguments: [
      (Action.Kind.hide, true, Expected.done), (.hide, nil, .absent), (.hide, false, .drifted),
      (.delete, nil, .absent), (.delete, true, .drifted), (.delete, false, .drifted),
      (.unhide, false, .done), (.unhide, true, .drifted), (.unhide, nil, .absent),
      (.reply, nil, .unseen),
    ] as [(Action.Kind, Bool?, Expected)])
  func table(kind: Action.Kind, isHidden: Bool?, expected: Expected) {
    switch (finding(item(kind), isHidden: isHidden), expected) {
    case (.done, .done), (.drifted, .drifted), (.unseen, .unseen), (.absent, .absent): break
    case (let found, _): Issue.record("\(found)")
    }
  }

  @Test("A comment is gone when it was missing among others ten minutes ago already, and not before")
  func absence() {
    let pause = ConfirmationJudge.absencePause
    #expect(finding(item(.hide), isHidden: nil) == .absent(until: Self.now + pause))
    let early = item(.hide, absentSince: Self.now - pause + .milliseconds(1))
    #expect(finding(early, isHidden: nil) == .absent(until: Self.now + pause))
    let settled = Self.now - pause
    #expect(finding(item(.hide, absentSince: settled), isHidden: nil) == .done)
    #expect(finding(item(.delete, absentSince: settled), isHidden: nil) == .done)
    guard case .unseen = finding(item(.unhide, absentSince: settled), isHidden: nil) else {
      Issue.record("an unhide of what is gone was told done")
      return
    }
    // It is back.
    guard case .drifted = finding(item(.hide, absentSince: settled), isHidden: false) else {
      Issue.record("what is there was told gone")
      return
    }
  }

  @Test(
    "Where nothing of the video can be seen nothing is known, and it is looked less and less often",
    arguments: [Action.Kind.hide, .delete, .unhide])
  func unreadable(kind: Action.Kind) {
    var looks = 0
    let since = Self.now - .seconds(400)
    var (moment, generator) = (Self.now, SeededGenerator(seed: 1))
    while case .later(let next) = judge.finding(
      for: item(kind, age: moment - since, absentSince: since), among: [:], at: moment, using: &generator)
    {
      #expect(next - moment >= ConfirmationJudge.absencePause)
      moment = next
      looks += 1
    }
    #expect(moment - since < ConfirmationJudge.longestLook && moment - since > .seconds(86_400))
    #expect(looks > 5 && looks < 20)
    guard case .unseen = judge.finding(for: item(kind, age: moment - since), among: [:], at: moment, using: &generator)
    else {
      Issue.record("something was known in the end")
      return
    }
    let gone = PlatformFailure.sample(.gone)
    #expect(judge.finding(for: item(kind), after: gone, at: Self.now) == .later(Self.now + .seconds(600)))
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
