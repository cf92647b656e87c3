import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct ScoreQueueRepositoryTests {
  private let world: BusinessWorld
  private let queue: ScoreQueueRepository

  init() async throws {
    world = try await BusinessWorld()
    queue = ScoreQueueRepository(world.test.database)
  }

  private static let waiting = Decision.by("ask", .review, labels: ["doubt"], awaitsScores: ["hate", "vio\"lence"])

  private func resolve(_ event: StoredEvent, _ decision: Decision?) async throws {
    try await queue.resolve(
      event.id, with: decision,
      action: decision.flatMap { PlannedAction(for: $0.verdict, in: .business) }, at: world.test.clock.now)
  }

  private func due() async throws -> [PendingScore] { try await queue.due(at: world.test.clock.now, limit: 10) }

  @Test("What waits is due at once, oldest first, with its event, its categories and its failures")
  func order() async throws {
    let first = try await world.add("1", Self.waiting)
    _ = try await world.add("2", .by("sure"))
    world.test.clock.advance(by: .seconds(1))
    let third = try await world.add("3", Self.waiting)
    #expect(try await due().map(\.event) == [first, third])
    #expect(try await due()[0].categories == ["hate", "vio\"lence"])
    try await queue.postpone(first.id, until: world.test.clock.now + .seconds(5))
    #expect(try await due().map(\.event.id) == [third.id])
    world.test.clock.advance(by: .seconds(5))
    #expect(try await due().map(\.event.id) == [third.id, first.id])
    #expect(try await due().map(\.attempts) == [0, 1])
    #expect(try await queue.due(at: world.test.clock.now, limit: 1).count == 1)
  }

  @Test("A new decision takes the old one's place with its action, its labels and its counts")
  func replaced() async throws {
    let event = try await world.add("1", Self.waiting)
    let decision = Decision.by("hate", .hide, labels: ["hate"], notifies: true)
    try await resolve(event, decision)
    let stored = try await world.event("1")
    #expect(stored.decision == decision)
    #expect(stored.action?.id.rawValue == event.id.rawValue && stored.action?.requested == .hide)
    #expect(try await due().isEmpty)
    let labelled = EventFilter(label: "doubt")
    #expect(
      try await EventRepository(world.test.database)
        .events(matching: labelled, page: PageRequest(), in: world.scope).items.isEmpty)
    #expect(try await world.notices().map(\.ruleID) == ["hate"])
    let days = try await RuleStatisticsRepository(world.test.database)
      .days(ofRule: nil, during: .always, in: world.scope)
    #expect(days.map { "\($0.ruleID) \($0.hits) \($0.acted)" } == ["ask 0 0", "hate 1 1"])
    let totals = try await ReportRepository(world.test.database)
      .totals(received: .always, account: nil, in: world.scope)
    #expect(totals.byAction == ["hide": 1] && totals.totalEvents == 1)
    #expect(try await world.test.totalsMatchEvents())
  }

  @Test("No decision leaves everything as it was decided")
  func unanswered() async throws {
    let event = try await world.add("1", Self.waiting)
    try await resolve(event, nil)
    #expect(try await world.event("1") == event)
    #expect(try await due().isEmpty)
  }

  @Test("A rule that still holds is counted once, and still told of once")
  func unchanged() async throws {
    var waiting = Decision.by("spam", .hide, notifies: true, awaitsScores: ["hate"])
    let event = try await world.add("1", waiting)
    waiting.awaitsScores = []
    try await resolve(event, waiting)
    #expect(try await world.actions("1") == ["hide requested"])
    #expect(try await world.notices().count == 1)
    #expect(try await world.test.count("SELECT hits FROM rule_days") == 1)
    #expect(try await world.test.count("SELECT acted FROM rule_days") == 1)
    #expect(try await world.test.count("SELECT decisions FROM rule_set_days") == 1)
  }

  @Test("A milder answer shows the comment again, or withdraws what was not sent", arguments: [true, false])
  func milder(isSent: Bool) async throws {
    let event = try await world.add("1", .by("spam", .hide, awaitsScores: ["hate"]))
    if isSent { try await world.carryOut("1") }
    try await resolve(event, .none())
    #expect(
      try await world.actions("1") == (isSent ? ["hide accepted", "unhide requested"] : ["hide withdrawn"]))
    #expect(try await world.event("1").decision?.verdict == .allow)
    #expect(try await world.test.count("SELECT acted FROM rule_days") == 0)
  }

  @Test("A comment that somebody hid by hand stays hidden when the answer asks for nothing")
  func hiddenByHand() async throws {
    let event = try await world.add("1", Self.waiting)
    await world.echo(.hidden, "1")
    try await resolve(event, .none())
    #expect(try await world.actions("1") == [])
  }

  @Test("What a person reviewed, or what was answered before, is not decided again")
  func tooLate() async throws {
    let reviewed = try await world.add("1", Self.waiting)
    let answered = try await world.add("2", Self.waiting)
    _ = try await ReviewDeskRepository(world.test.database)
      .review(reviewed.id, verdict: .allow, at: world.test.clock.now, in: world.scope)
    try await resolve(answered, .by("first", .hide))
    let before = try await world.test.dump()
    for event in [reviewed, answered] { try await resolve(event, .by("second", .delete)) }
    #expect(try await world.test.dump() == before)
  }

  @Test("A fuse holds here too: to the cap, in the same counts as the writer's")
  func fuse() async throws {
    let capped = Decision.by("hate", .hide, fuse: RuleFuse(actionsPerDay: 2))
    _ = try await world.add("0", capped)
    var events: [StoredEvent] = []
    for id in ["1", "2", "3"] { events.append(try await world.add(id, Self.waiting)) }
    for event in events { try await resolve(event, capped) }
    #expect(try await world.actions("1") == ["hide requested"])
    #expect(try await world.actions("2") == [])
    let last = try await world.event("3").decision
    #expect(last?.basis == .fuse && last?.verdict == .review)
    #expect(try await world.notices(.fuse).count == 1)
    _ = try await world.add("4", capped)
    #expect(try await world.actions("4") == [])
  }

  @Test("A reply that the answer asks for is written, but no second one")
  func reply() async throws {
    let pool = ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000)
    let event = try await world.add("1", Self.waiting)
    let replied = try await world.add("2", .by("ask", .review, reply: pool, awaitsScores: ["hate"]))
    for event in [event, replied] { try await resolve(event, .by("hate", .review, reply: pool)) }
    #expect(try await world.actions("1") == ["reply requested"])
    #expect(try await world.actions("2") == ["reply requested"])
  }

  @Test("An answer that cannot be written leaves the comment waiting")
  func allOrNothing() async throws {
    let event = try await world.add("1", Self.waiting)
    try await world.test.onWriter { db in
      try db.execute(
        sql: "CREATE TRIGGER refuse BEFORE INSERT ON actions BEGIN SELECT raise(ABORT, 'refused'); END")
    }
    let before = try await world.test.dump()
    await #expect(throws: StorageError.self) { try await resolve(event, .by("hate", .hide)) }
    #expect(try await world.test.dump() == before)
  }

  @Test("The worker is woken by a comment that waits", .timeLimit(.minutes(5)))
  func woken() async throws {
    let waiting = Task { await queue.waitForScoreWork(until: nil) }
    _ = try await world.add("1", Self.waiting)
    await waiting.value
  }

  @Test("A deadline in the past is not waited for", .timeLimit(.minutes(5)))
  func pastDeadline() async { await queue.waitForScoreWork(until: world.test.clock.now - .seconds(1)) }
}
