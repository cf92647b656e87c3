import Moderation
import Testing

@testable import Storage

/// Whatever happens in whatever order, and whatever TikTok does and does not tell.
@Suite("The last word", .timeLimit(.minutes(2))) struct LastWordPropertyTests {
  @Test("is what TikTok shows in the end", arguments: 1...12)
  func shown(seed: UInt64) async throws {
    var run = try await Run(seed: seed)
    for comment in Run.comments {
      _ = try await run.world.world.business.add(comment, Bool.random(using: &run.generator) ? .by("r") : .none())
    }
    for _ in 0..<120 { try await run.step() }
    try await run.settle()
    for comment in Run.comments {
      let isWanted = try await run.isToBeSeen(comment)
      let actions = try await run.world.world.business.actions(comment)
      #expect(run.tiktok.shows(comment) == isWanted, "comment \(comment) of seed \(seed): \(actions)")
    }
  }
}

private struct Run {
  static let comments = ["a", "b", "c"]

  let world: LastWordWorld
  var generator: SeededGenerator
  var tiktok = PretendedTikTok()
  /// By how much the gateway's clock is ahead of TikTok's.
  private var lead = Duration.zero
  private var reviews: [ReviewDecision] = []
  /// Comments of which a job that undoes rules had the last word.
  private var broughtBack: Set<String> = []

  init(seed: UInt64) async throws {
    world = try await LastWordWorld()
    generator = SeededGenerator(seed: seed)
  }

  mutating func step() async throws {
    world.test.clock.advance(by: .seconds(Int.random(in: 2...200, using: &generator)))
    let comment = Self.comments[Int.random(in: 0..<Self.comments.count, using: &generator)]
    switch Int.random(in: 0..<17, using: &generator) {
    case 0...3: try await begin()
    case 4...6: try await finish()
    case 7: try await tell()
    case 8...9: try await review(comment)
    case 10: try await takeBack()
    case 11: try await redecide(comment)
    case 12: try await bringBack(comment)
    case 16: setClock(ahead: .seconds([0, 0, 200, 600, 3600].randomElement(using: &generator) ?? 0))
    case 13:
      if let action = try await world.actions(.dead, .failed).randomElement(using: &generator) {
        try await world.retry(action)
      }
    default: try await look()
    }
  }

  /// TikTok answers everybody from now on, and all that is left to be done is done.
  mutating func settle() async throws {
    setClock(ahead: .zero)
    while !tiktok.underWay.isEmpty { try await finish() }
    for _ in 0..<40 {
      world.test.clock.advance(by: .seconds(900))
      for action in try await world.actions(.dead, .failed) { try await world.retry(action) }
      let requested = try await world.actions(.requested)
      for action in requested {
        tiktok.perform(action, at: tiktokNow)
        try await world.record(.accepted, of: action)
      }
      world.test.clock.advance(by: .seconds(900))
      try await look()
      // What was looked at may be wanted otherwise.
      let (hasToLook, isToBeTried) = (try await world.hasToLook(), try await !world.actions(.requested).isEmpty)
      if !hasToLook, !isToBeTried { return }
    }
    Issue.record("it never ends")
  }

  func isToBeSeen(_ comment: String) async throws -> Bool {
    let event = try await world.world.business.event(comment)
    let isRemoved = { (verdict: Verdict?) in verdict.flatMap { PlannedAction(for: $0, in: .business) } != nil }
    if let review = event.review { return !isRemoved(review.verdict) }
    return broughtBack.contains(comment) || !isRemoved(event.decision?.verdict)
  }

  private mutating func begin() async throws {
    let waiting = try await world.actions(.requested).filter { !tiktok.isUnderWay($0) }
    guard let action = waiting.randomElement(using: &generator) else { return }
    tiktok.begin(action, at: tiktokNow, using: &generator)
  }

  private var tiktokNow: Timestamp { world.now - lead }

  private mutating func setClock(ahead lead: Duration) {
    world.test.clock.advance(by: lead - self.lead)
    self.lead = lead
  }

  private mutating func finish() async throws {
    guard let call = tiktok.answer(using: &generator) else { return }
    try await world.record(call.outcome, of: call.action, began: call.began)
  }

  private mutating func tell() async throws {
    guard let echo = tiktok.tell(using: &generator) else { return }
    await world.world.business.echo(echo.kind, echo.comment, at: echo.occurredAt, lead: lead)
  }

  private mutating func look() async throws {
    let (tiktok, now) = (tiktok, world.now)
    try await world.look { tiktok.finding($0, at: now) }
  }

  private mutating func review(_ comment: String) async throws {
    let verdict: Verdict = Bool.random(using: &generator) ? .allow : .hide
    guard case .decided(let review) = try await world.world.decide(comment, verdict, mustWait: false) else { return }
    reviews.append(review)
    broughtBack.remove(comment)
  }

  private mutating func takeBack() async throws {
    guard let review = reviews.randomElement(using: &generator), let event = review.eventID,
      case .undone = try await world.world.undo(review)
    else { return }
    for comment in Self.comments where try await world.world.business.event(comment).id == event {
      broughtBack.remove(comment)
    }
  }

  private mutating func redecide(_ comment: String) async throws {
    let decision: Decision = Bool.random(using: &generator) ? .by("r") : .none()
    let isReplay = Bool.random(using: &generator)
    if try await world.redecide(comment, decision, asReplay: isReplay) { broughtBack.remove(comment) }
  }

  private mutating func bringBack(_ comment: String) async throws {
    let isReviewed = try await world.world.business.event(comment).review != nil
    try await world.bringBack(comment)
    if !isReviewed { broughtBack.insert(comment) }
  }
}
