import Moderation
import Testing

@testable import Storage

@Suite("What reviewers do") struct ReviewFiguresTests {
  private let world: ReviewWorld
  private let figures: ReviewFiguresRepository

  init() async throws {
    world = try await ReviewWorld()
    figures = ReviewFiguresRepository(world.test.database)
  }

  @Test("is counted by day and reviewer, with how long comments waited and what others saw otherwise")
  func days() async throws {
    try await world.add(["1", "2", "3", "4", "5", "6"])
    for (comment, verdict, wait) in [("1", Verdict.allow, 10), ("2", .hide, 20), ("3", .delete, 70)] {
      world.test.clock.set(TestClock.start + .seconds(wait))
      _ = try await world.decided(comment, verdict)
    }
    // Taken back by oneself: as if nothing had been.
    guard case .undone = try await world.undo(try await world.decided("4", .hide)) else {
      throw StorageError.failed(detail: "not undone")
    }
    // Seen otherwise by somebody else, and by a manager.
    #expect(try await world.decide("2", .allow, mustWait: false, by: world.second) != .notWaiting)
    let fifth = try await world.decided("5", .hide)
    guard case .undone = try await world.undo(fifth, ofOthers: true, by: world.manager) else {
      throw StorageError.failed(detail: "not undone")
    }
    world.test.clock.advance(by: .seconds(86_400))
    let selection = try await world.desk.selection(
      matching: ReviewQueueFilter(), verdict: .hide, at: world.now, in: world.first)
    let outcome = try await world.desk.decide(
      .hide, matching: ReviewQueueFilter(), confirmation: selection.confirmation, at: world.now, in: world.first)
    guard case .started(let bulk) = outcome else { throw StorageError.failed(detail: "\(outcome)") }
    try await world.finish(bulk)
    let days = try await figures.days(during: .always, in: world.first)
    let day = Timestamp("2026-11-24T00:00:00Z") ?? TestClock.start
    let expected = [
      ReviewerDay(
        reviewer: world.business.moderator, day: day, allowed: 1, hidden: 2, deleted: 1, medianWait: .seconds(20),
        overturned: 2),
      ReviewerDay(reviewer: world.second.actor.operatorID, day: day, allowed: 1),
      ReviewerDay(reviewer: world.business.moderator, day: day + .seconds(86_400), inBulk: 3),
    ]
    #expect(days == expected)
    let second = TimeRange(start: day + .seconds(86_400), end: nil)
    #expect(try await figures.days(during: second, in: world.first) == [expected[2]])
    #expect(
      try await figures.days(during: TimeRange(start: nil, end: day + .seconds(86_400)), in: world.first)
        == Array(expected.prefix(2)))
  }

  @Test("that lets the queue grow beyond its limits raises one alert, and another only after it was within them")
  func backlog() async throws {
    let watch = ReviewBacklogRepository(world.test.database)
    let limits = ReviewLimits(age: .seconds(3600), items: 2)
    func raised() async throws -> Int { try await watch.raiseBacklogs(beyond: limits, at: world.now) }
    func alerts() async throws -> [String] {
      try await AlertRepository(world.test.database).alerts(
        kind: .reviewBacklog, tenants: false, page: PageRequest(), in: .tenant(world.first)
      ).items.map(\.alert.message)
    }
    try await world.add(["1", "2"])
    world.test.clock.advance(by: .seconds(3600))
    #expect(try await raised() == 0)
    #expect(try await figures.backlog(in: world.first) == ReviewBacklog(waiting: 2, oldest: TestClock.start))
    world.test.clock.advance(by: .seconds(1))
    #expect(try await raised() == 1)
    #expect(try await raised() == 0)
    #expect(try await alerts().first?.hasPrefix("2 comments waiting for review, the oldest for 60 minutes") == true)
    _ = try await world.decided("1", .allow)
    #expect(try await raised() == 0)
    _ = try await world.decided("2", .allow)
    // Within the limits: the next time counts again.
    #expect(try await raised() == 0)
    world.test.clock.advance(by: .seconds(7200))
    try await world.add(["3", "4", "5"])
    #expect(try await raised() == 1)
    // The tenant may want more, or less.
    try await figures.setLimits(ReviewLimits(items: 3), at: world.now, in: world.first)
    #expect(try await figures.limits(in: world.first) == ReviewLimits(items: 3))
    #expect(try await raised() == 0)
    world.test.clock.advance(by: .seconds(7200))
    #expect(try await raised() == 1)
    #expect(try await alerts().count == 3)
    #expect(try await world.business.audit().contains { $0.action == "review.limits_set" })
  }
}
