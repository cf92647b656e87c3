import Moderation
import Testing

@testable import Storage

@Suite struct ReviewRepositoryTests {
  private let world: BusinessWorld
  private let reviews: ReviewRepository
  private let desk: ReviewDeskRepository

  init() async throws {
    world = try await BusinessWorld()
    reviews = ReviewRepository(world.test.database)
    desk = ReviewDeskRepository(world.test.database)
  }

  private func review(_ event: StoredEvent, _ verdict: Verdict) async throws -> Bool {
    try await desk.review(
      event.id, verdict: verdict, at: world.test.clock.now, in: world.scope)
  }

  private func overturned() async throws -> Int64 {
    try await RuleStatisticsRepository(world.test.database)
      .days(ofRule: "r", during: .always, in: world.scope).reduce(0) { $0 + $1.overturned }
  }

  @Test("A review is kept with the event, and a later one takes its place")
  func kept() async throws {
    let event = try await world.add("1", .by("r"))
    #expect(event.review == nil)
    #expect(try await review(event, .allow))
    let first = Review(
      eventID: event.id, verdict: .allow, reviewer: world.moderator, createdAt: world.test.clock.now)
    #expect(try await reviews.review(of: event.id, in: world.scope) == first)
    #expect(try await world.event("1").review == first)
    world.test.clock.advance(by: .seconds(9))
    #expect(try await review(event, .hide))
    #expect(try await world.event("1").review?.verdict == .hide)
    #expect(try await world.audit().map(\.detail) == ["hide to hide", "hide to allow"])
    #expect(try await world.audit().allSatisfy { $0.subject == "\(event.id)" && $0.operatorID == world.moderator })
  }

  @Test("An event that was not moderated, or is not there, cannot be reviewed")
  func unmoderated() async throws {
    await world.echo(.hidden, "1")
    let filter = EventFilter(commentID: "1")
    let events = try await EventRepository(world.test.database)
      .events(matching: filter, page: PageRequest(), in: world.scope)
    let event = try #require(events.items.first)
    let before = try await world.test.dump()
    #expect(try await review(event, .allow) == false)
    #expect(
      try await desk.review(.fresh(), verdict: .allow, at: TestClock.start, in: world.scope)
        == false)
    #expect(try await world.test.dump() == before)
  }

  struct Step: Sendable, CustomTestStringConvertible {
    var decided: Verdict
    /// What became of the decision's own action before the review.
    var outcome: AttemptOutcome?
    var reviewed: Verdict
    var actions: [String]
    var overturned: Int64

    var testDescription: String { "\(decided.name) to \(reviewed.name)" }
  }

  static let steps: [Step] = [
    Step(
      decided: .hide, outcome: .accepted, reviewed: .allow, actions: ["hide accepted", "unhide requested"],
      overturned: 1),
    Step(decided: .hide, outcome: nil, reviewed: .allow, actions: ["hide withdrawn"], overturned: 1),
    Step(decided: .hide, outcome: .failed(error: "no"), reviewed: .allow, actions: ["hide withdrawn"], overturned: 1),
    Step(decided: .hold, outcome: .accepted, reviewed: .hide, actions: ["hide accepted"], overturned: 0),
    Step(decided: .hold, outcome: .accepted, reviewed: .delete, actions: ["hide accepted"], overturned: 0),
    Step(decided: .review, outcome: nil, reviewed: .allow, actions: [], overturned: 0),
    Step(decided: .review, outcome: nil, reviewed: .hide, actions: ["hide requested"], overturned: 1),
    Step(decided: .allow, outcome: nil, reviewed: .delete, actions: ["hide requested"], overturned: 1),
  ]

  @Test(
    "A review queues what it asks for and counts against the rule where it differs in what is seen", arguments: steps)
  func table(step: Step) async throws {
    let event = try await world.add("1", .by("r", step.decided))
    if let outcome = step.outcome { try await world.carryOut("1", outcome) }
    #expect(try await review(event, step.reviewed))
    #expect(try await world.actions("1") == step.actions)
    #expect(try await overturned() == step.overturned)
    // Once more changes nothing but the time.
    #expect(try await review(event, step.reviewed))
    #expect(try await world.actions("1") == step.actions)
    #expect(try await overturned() == step.overturned)
  }

  @Test("A changed mind takes the count back, and what was not sent yet is withdrawn")
  func changedMind() async throws {
    let event = try await world.add("1", .by("r"))
    try await world.carryOut("1")
    _ = try await review(event, .allow)
    #expect(try await overturned() == 1)
    _ = try await review(event, .hide)
    #expect(try await overturned() == 0)
    #expect(try await world.actions("1") == ["hide accepted", "unhide withdrawn"])
    _ = try await review(event, .allow)
    #expect(try await overturned() == 1)
    #expect(try await world.actions("1") == ["hide accepted", "unhide withdrawn", "unhide requested"])
  }

  @Test("No rule is counted against where none decided")
  func byDefault() async throws {
    let event = try await world.add("1", .none())
    #expect(try await review(event, .hide))
    #expect(try await world.test.count("SELECT count(*) FROM rule_days") == 0)
    // The decision had no action, so the review's is not taken for one.
    #expect(try await world.event("1").action == nil)
  }

  @Test("A hold in the open dialect left the comment in sight: hiding it sets the rule aside")
  func openHold() async throws {
    let account = try await world.test.addAccount("open", in: world.scope)
    _ = await world.test.record([.decided("1", .by("r", .hold), dialect: .open, of: account, in: world.scope)])
    let event = try await world.event("1")
    #expect(try await review(event, .hide))
    #expect(try await world.actions("1") == ["delete requested"])
    #expect(try await overturned() == 1)
  }

  @Test("A reviewer who does not exist is named, and nothing is kept")
  func unknownReviewer() async throws {
    let event = try await world.add("1", .by("r"))
    let before = try await world.test.dump()
    await #expect(throws: StorageError.reference(what: "operator")) {
      let nobody = Operator.sample("nobody", role: .owner)
      _ = try await desk.review(
        event.id, verdict: .allow, at: TestClock.start, in: .of(world.scope.tenantID, for: nobody))
    }
    #expect(try await world.test.dump() == before)
  }
}
