import Moderation
import Testing

@testable import Storage

/// TikTok tells once more, under another time, that a comment was written about which something was done already.
@Suite("A comment that is told of again", .timeLimit(.minutes(1))) struct RepeatedCreationTests {
  private let world: LastWordWorld

  init() async throws { world = try await LastWordWorld() }

  private func tell() async throws {
    world.test.clock.advance(by: .seconds(2))
    _ = try await world.world.business.add("1", .by("r"))
  }

  private func review(_ verdict: Verdict) async throws {
    world.test.clock.advance(by: .seconds(2))
    _ = try await world.world.decide("1", verdict, mustWait: false)
  }

  private func bringBack() async throws {
    world.test.clock.advance(by: .seconds(2))
    try await world.bringBack("1")
  }

  private func carryOut(_ outcome: AttemptOutcome = .accepted) async throws {
    try await world.world.business.carryOut("1", outcome)
  }

  private func actions() async throws -> [String] { try await world.world.business.actions("1") }

  /// What the outbox sends next.
  private func due() async throws -> [Action.Kind] {
    world.test.clock.advance(by: .seconds(3600))
    return try await OutboxRepository(world.test.database)
      .due(at: world.now, limit: 10, perAccount: 10, excluding: [], turns: OutboxTurns()).actions.map(\.carriedOutAs)
  }

  @Test(
    "stays to be seen where a person allowed it, though the clock was set back meanwhile",
    arguments: [0, -3600] as [Int64])
  func allowed(setBack: Int64) async throws {
    try await tell()
    try await carryOut()
    try await review(.allow)
    try await carryOut()
    world.test.clock.advance(by: .seconds(setBack))
    try await tell()
    #expect(try await actions() == ["hide accepted", "unhide accepted"])
    #expect(try await due().isEmpty)
    // The next word follows that in turn.
    try await review(.hide)
    #expect(try await actions() == ["hide accepted", "unhide accepted", "hide requested"])
    #expect(try await due() == [.hide])
  }

  @Test("stays to be seen where a person allowed it before anything was asked for")
  func allowedUntouched() async throws {
    _ = try await world.world.business.add("1", .by("r", .allow))
    try await review(.allow)
    try await tell()
    #expect(try await actions().isEmpty)
  }

  @Test("stays as its owner left it after a person allowed it", arguments: [CommentEvent.Kind.hidden, .madePublic])
  func leftByHand(kind: CommentEvent.Kind) async throws {
    try await tell()
    try await carryOut()
    try await review(.allow)
    try await carryOut()
    world.test.clock.advance(by: .seconds(2))
    await world.world.business.echo(kind, "1")
    let before = try await actions()
    try await tell()
    #expect(try await actions() == before)
    #expect(try await due().isEmpty)
  }

  @Test("stays as a person wants it when its text comes late, or rules are undone", arguments: [Verdict.allow, .hide])
  func redecided(verdict: Verdict) async throws {
    _ = try await world.world.business.add("1", .by("r", .allow))
    try await review(verdict)
    if verdict == .hide { try await carryOut() }
    let before = try await actions()
    world.test.clock.advance(by: .seconds(2))
    _ = try await world.world.business.add("1", .by("r", .allow))
    #expect(try await world.redecide("1", .by("r")))
    #expect(try await actions() == before)
    try await bringBack()
    #expect(try await actions() == before)
  }

  @Test(
    "is hidden last when it was hidden and shown before, though the clock was set back meanwhile",
    arguments: [0, -3600] as [Int64])
  func last(setBack: Int64) async throws {
    try await tell()
    try await carryOut()
    try await bringBack()
    try await carryOut()
    world.test.clock.advance(by: .seconds(setBack))
    try await tell()
    #expect(try await actions() == ["hide accepted", "unhide accepted", "hide requested"])
    #expect(try await due() == [.hide])
    try await carryOut()
    #expect(try await due().isEmpty)
    // The next word follows that in turn.
    try await review(.allow)
    #expect(try await actions().last == "unhide requested")
  }

  @Test("is not shown by what waits still, or is tried again, when it is to be hidden", arguments: [true, false])
  func overtaken(wasTried: Bool) async throws {
    try await tell()
    try await carryOut()
    try await bringBack()
    if wasTried { try await carryOut(.retry(at: world.now + .seconds(300), error: "no answer")) }
    try await tell()
    let withdrawn = ["hide accepted", "unhide withdrawn"]
    #expect(try await actions() == (wasTried ? withdrawn + ["hide requested"] : withdrawn))
    #expect(try await due() == (wasTried ? [.hide] : []))
  }

  @Test("is not asked for twice while it waits to be hidden, or once it is hidden", arguments: [true, false])
  func once(isHidden: Bool) async throws {
    try await tell()
    if isHidden { try await carryOut() }
    try await tell()
    #expect(try await actions() == [isHidden ? "hide accepted" : "hide requested"])
    #expect(try await world.test.count("SELECT hits FROM rule_days") == 2)
    #expect(try await world.test.totalsMatchEvents())
  }

  @Test("is hidden as any other when only a reply was asked for before")
  func replied() async throws {
    let pool = ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000)
    _ = try await world.world.business.add("1", .by("r", .allow, reply: pool))
    try await tell()
    let event = try await world.world.business.event("1")
    #expect(event.action?.carriedOutAs == .hide && event.action?.id.rawValue == event.id.rawValue)
  }

  @Test("shows in its last action what was said last, whatever came before", arguments: 1...12)
  func anyOrder(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    var tiktok = PretendedTikTok()
    var isHidden = false
    var isReviewed = false
    for step in 0..<60 {
      world.test.clock.advance(by: .seconds(Int.random(in: -200...400, using: &generator)))
      switch Int.random(in: 0..<8, using: &generator) {
      case 0...2:
        let decision = Decision.by("r", [.hide, .delete, .hold].randomElement(using: &generator) ?? .hide)
        let business = world.world.business
        let entry = JournalEntry.decided(
          "1", decision, occurredAt: TestClock.start + .seconds(step), of: business.account, in: business.scope)
        #expect(await world.test.record([entry]) == [.stored])
        if !isReviewed { isHidden = true }
      case 3 where isHidden && !isReviewed:
        try await bringBack()
        isHidden = false
      case 4 where isHidden && !isReviewed && step > 30:
        let verdict = [Verdict.allow, .hide].randomElement(using: &generator) ?? .allow
        try await review(verdict)
        (isReviewed, isHidden) = (true, verdict == .hide)
      case 4...5:
        for action in try await world.actions(.requested) {
          try await world.record(.retry(at: world.now, error: "no answer"), of: action)
        }
      default:
        for action in try await world.actions(.requested) {
          tiktok.perform(action, at: world.now)
          try await world.record(.accepted, of: action)
        }
        #expect(tiktok.shows("1") != isHidden)
      }
      let waiting = try await world.actions(.requested)
      #expect(waiting.count <= 1, "seed \(seed)")
      let last = try await actions().last
      if let waiting = waiting.first {
        #expect(last == "\(waiting.carriedOutAs.name) requested", "seed \(seed)")
        #expect((waiting.carriedOutAs == .hide) == isHidden, "seed \(seed)")
      }
    }
    let turns = "SELECT count(*) - count(DISTINCT turn) FROM actions WHERE carried_out_as <> 4"
    #expect(try await world.test.count(turns) == 0)
  }
}
