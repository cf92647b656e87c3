import Moderation
import Testing

@testable import Storage

/// Orders of events in which the last word was once lost.
@Suite("The last word of a person") struct LastWordTests {
  private static let later = Duration.seconds(3600)
  private static let drifted = ConfirmationFinding.drifted(retryAt: TestClock.start, error: "not done")

  private let world: LastWordWorld

  init() async throws { world = try await LastWordWorld() }

  private func actions() async throws -> [String] { try await world.world.business.actions("1") }

  private func review(_ verdict: Verdict) async throws -> ReviewDecision {
    world.test.clock.advance(by: .seconds(2))
    guard case .decided(let review) = try await world.world.decide("1", verdict, mustWait: false) else {
      throw StorageError.failed(detail: "not decided")
    }
    return review
  }

  private func carryOut(_ outcome: AttemptOutcome = .accepted) async throws {
    try await world.world.business.carryOut("1", outcome)
  }

  private var postponed: AttemptOutcome {
    .postponed(until: world.now, error: "no answer", mayHaveHappened: true)
  }

  @Test("shows a comment whose hide may have been done while most calls failed")
  func postponedHide() async throws {
    _ = try await world.world.business.add("1", .by("r"))
    try await carryOut(postponed)
    let action = try #require(try await world.actions(.requested).first)
    #expect(action.attempts == 1 && action.failedAttempts == 0)
    _ = try await review(.allow)
    #expect(try await actions() == ["hide withdrawn", "unhide requested"])
  }

  @Test("hides a comment whose unhide may have been done while most calls failed")
  func postponedUnhide() async throws {
    _ = try await world.world.business.add("1", .by("r"))
    try await carryOut()
    _ = try await review(.allow)
    try await carryOut(postponed)
    _ = try await review(.hide)
    #expect(try await actions() == ["hide accepted", "unhide withdrawn", "hide requested"])
  }

  @Test("hides a comment again whose unhide was under way when it came", arguments: [true, false])
  func unhideUnderWay(isAnswered: Bool) async throws {
    _ = try await world.world.business.add("1", .by("r"))
    try await carryOut()
    await world.world.business.echo(.hidden, "1")
    _ = try await review(.allow)
    _ = try await review(.hide)
    #expect(try await actions() == ["hide confirmed", "unhide withdrawn"])
    try await carryOut(isAnswered ? .accepted : postponed)
    world.test.clock.advance(by: Self.later)
    try await world.look { _ in .done }
    #expect(
      try await actions()
        == ["hide confirmed", isAnswered ? "unhide accepted" : "unhide confirmed", "hide requested"])
  }

  @Test("is not lost between two calls that were never sent, where the one before may have been done")
  func neverSent() async throws {
    _ = try await world.world.business.add("1", .by("r"))
    try await carryOut(.retry(at: world.now, error: "no answer"))
    _ = try await review(.allow)
    _ = try await review(.hide)
    #expect(try await actions() == ["hide withdrawn", "unhide withdrawn", "hide requested"])
    _ = try await review(.allow)
    #expect(try await actions() == ["hide withdrawn", "unhide withdrawn", "hide withdrawn", "unhide requested"])
  }

  @Test("goes before a decision that was made again after it", arguments: [true, false])
  func redecided(asReplay: Bool) async throws {
    let event = try await world.world.business.add("1", .none())
    let hidden = try await review(.hide)
    try await carryOut()
    world.test.clock.advance(by: .seconds(2))
    _ = try await world.world.undo(hidden)
    try await carryOut()
    await world.world.business.echo(.madePublic, "1")
    world.test.clock.advance(by: .seconds(2))
    #expect(try await world.redecide("1", .by("r"), asReplay: asReplay))
    // It follows what was done before it, and what shows it done came after it: this shows the first done.
    let rehidden = try #require(try await world.actions(.requested).last)
    #expect(rehidden.carriedOutAs == .hide && rehidden.id.rawValue != event.id.rawValue)
    await world.world.business.echo(.hidden, "1", at: TestClock.start)
    #expect(try await actions() == ["hide confirmed", "unhide confirmed", "hide requested"])
    try await carryOut()
    _ = try await review(.allow)
    #expect(try await actions().last == "unhide requested")
  }

  @Test("leaves a comment in sight whose hide drifted, though showing it was given up")
  func unwantedDrift() async throws {
    _ = try await world.world.business.add("1", .by("r"))
    try await carryOut()
    _ = try await review(.allow)
    try await carryOut(.failed(error: "no", because: .permission))
    world.test.clock.advance(by: Self.later)
    try await world.look { _ in Self.drifted }
    #expect(try await actions() == ["hide withdrawn", "unhide failed"])
  }

  @Test("is that of the job that undid the rules, where nobody reviewed the comment")
  func undoneDrift() async throws {
    _ = try await world.world.business.add("1", .by("r"))
    try await carryOut()
    try await world.bringBack("1")
    try await carryOut(.failed(error: "no", because: .permission))
    world.test.clock.advance(by: Self.later)
    try await world.look { _ in Self.drifted }
    #expect(try await actions() == ["hide withdrawn", "unhide failed"])
    // A person's is not undone with the rules.
    _ = try await review(.hide)
    try await world.bringBack("1")
    #expect(try await actions() == ["hide withdrawn", "unhide withdrawn", "hide requested"])
  }

  @Test("is seen to where what it asks for was given up, and may have been done all the same")
  func givenUpAndDone() async throws {
    _ = try await world.world.business.add("1", .by("r"))
    try await carryOut(.dead(error: "no answer", because: .unreachable))
    _ = try await review(.allow)
    #expect(try await actions() == ["hide withdrawn"])
    world.test.clock.advance(by: Self.later)
    try await world.look { _ in .done }
    #expect(try await actions() == ["hide confirmed", "unhide requested"])
  }

  /// Asked for by a clock that is three minutes ahead, and set right before the comment is shown again.
  private func showAfterSetBack(echo: Bool) async throws -> ReviewDecision {
    let event = try await world.world.business.add("1", .by("r"))
    try await carryOut()
    if echo { await world.world.business.echo(.hidden, "1", lead: .seconds(180)) }
    world.test.clock.advance(by: .seconds(-180))
    let shown = try await review(.allow)
    let unhide = try #require(try await world.actions(.requested).first)
    #expect(unhide.carriedOutAs == .unhide && unhide.id.rawValue < event.id.rawValue)
    try await carryOut()
    return shown
  }

  @Test(
    "follows what was asked for before the clock was set back, and so does the one after it", arguments: [true, false])
  func clockSetBack(isTakenBack: Bool) async throws {
    let shown = try await showAfterSetBack(echo: true)
    #expect(try await actions() == ["hide confirmed", "unhide accepted"])
    if isTakenBack {
      guard case .undone = try await world.world.undo(shown) else { throw StorageError.failed(detail: "not undone") }
    } else {
      _ = try await review(.hide)
    }
    #expect(try await actions() == ["hide confirmed", "unhide accepted", "hide requested"])
    try await carryOut()
    _ = try await review(.allow)
    #expect(try await actions().last == "unhide requested")
  }

  @Test("is not taken for undone by what looks at a comment whose clock was set back")
  func lookAfterSetBack() async throws {
    _ = try await showAfterSetBack(echo: false)
    world.test.clock.advance(by: .seconds(900))
    try await world.look { $0.kind == .unhide ? .done : Self.drifted }
    #expect(try await actions() == ["hide accepted", "unhide confirmed"])
    #expect(try await !world.hasToLook())
  }

  @Test("is tried again after the clock was set back where it was accepted and not done")
  func driftAfterSetBack() async throws {
    _ = try await showAfterSetBack(echo: true)
    world.test.clock.advance(by: .seconds(900))
    try await world.look { _ in Self.drifted }
    #expect(try await actions() == ["hide confirmed", "unhide requested"])
  }

  @Test("Given up and found not to be done stays given up", arguments: [true, false])
  func givenUp(isDone: Bool) async throws {
    _ = try await world.world.business.add("1", .by("r"))
    try await carryOut(.dead(error: "no answer", because: .unreachable))
    world.test.clock.advance(by: Self.later)
    try await world.look { _ in isDone ? .done : Self.drifted }
    #expect(try await actions() == [isDone ? "hide confirmed" : "hide dead"])
    #expect(try await !world.hasToLook())
  }
}
