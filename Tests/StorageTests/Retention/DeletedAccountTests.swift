import Moderation
import Testing

@testable import Storage

@Suite("While what a deleted account leaves goes in slices, it") struct DeletedAccountTests {
  private let world: BusinessWorld
  private var database: GatehouseDatabase { world.test.database }

  init() async throws {
    world = try await BusinessWorld()
    try await RuleSetRepository(world.test.database).save(.rules("r"), in: .tenant(world.scope))
  }

  /// What shows anything of the tenant's comments.
  private func showing(_ replay: ReplayJob) async throws -> Set<String> {
    let scope = world.scope
    let reports = ReportRepository(database)
    let letters = DeadLetterRepository(database)
    let figures = ReviewFiguresRepository(database)
    let now = world.test.clock.now
    let part = TimeRange(start: now, end: now + .milliseconds(1))
    let queue = try await ReviewQueueRepository(database)
      .items(matching: ReviewQueueFilter(), page: PageRequest(), at: now, in: scope)
    let selection = try await ReviewDeskRepository(database)
      .selection(matching: ReviewQueueFilter(), verdict: .hide, at: now, in: scope)
    let dead = try await letters.deadLetters(matching: DeadLetterFilter(), page: PageRequest(), in: scope)
    let counts: [String: Int] = [
      "queue": queue.items.count,
      "bulk": selection.matching,
      "backlog": try await figures.backlog(in: scope).waiting,
      "reviewers": try await figures.days(during: .always, in: scope).count,
      "dead letters": dead.items.count,
      "dead letters counted": try await letters.summary(of: DeadLetterFilter(), in: scope).groups.count,
      "times to hidden": try await reports.timeToHidden(received: .always, account: nil, in: scope).count,
      "times of part of an hour": try await reports.timeToHidden(received: part, account: nil, in: scope).count,
      "coverage": try await CoverageRepository(database).coverage(during: .always, account: nil, in: scope).count,
      "replay": try await ReplayRepository(database).slice(of: replay, limit: 9).candidates.count,
      "archive": try await CommentArchiveRepository(database).commentCount(CommentSelection(), in: scope),
    ]
    return Set(counts.filter { $0.value > 0 }.keys)
  }

  @Test("is in no queue and no figure, and nothing is done about it")
  func leftOut() async throws {
    let (scope, test) = (world.scope, world.test)
    _ = try await world.add("waits", .by("r", .review))
    _ = try await world.add("dead", .by("r", .hide))
    try await world.carryOut("dead", .dead(error: "x", because: .unreachable))
    _ = try await world.add("accepted", .by("r", .hide))
    try await world.carryOut("accepted")
    let reviewed = try await world.add("reviewed", .by("r", .review))
    _ = try await ReviewDeskRepository(database).decide(
      ReviewDraft(verdict: .hide, mustWait: true), about: reviewed.id, at: test.clock.now, in: scope)
    let missing = Decision(verdict: .review, basis: .textMissing, ruleSetVersion: 1)
    _ = await test.record([.decided("textless", missing, text: nil, of: world.account, in: scope)])
    let dead = try #require(try await world.allActions().first { $0.commentID == "dead" })
    let replay = ReplayJob(
      id: .fresh(), tenantID: scope.tenantID, selection: ReplaySelection(), mode: .compare,
      createdBy: world.moderator, createdAt: test.clock.now, updatedAt: test.clock.now)
    let shown = try await showing(replay)
    #expect(shown.count == 11, "\(shown.sorted())")
    let retry = RetryJob(
      id: .fresh(), tenantID: scope.tenantID, filter: DeadLetterFilter(), createdBy: world.moderator,
      createdAt: test.clock.now, updatedAt: test.clock.now)
    try await RetryRepository(database).create(retry, in: scope)

    #expect(try await AccountRepository(database).delete(world.account, in: scope))
    #expect(try await test.count("SELECT count(*) FROM events") == 5)
    #expect(try await showing(replay) == [])
    test.clock.advance(by: .seconds(3600))
    let now = test.clock.now
    #expect(
      try await DeadLetterRepository(database).retry(dead.id, maySendTwice: true, at: now, in: scope) == nil)
    try await RetryRepository(database).advance(retry.id, limit: 9, at: now)
    #expect(try await RetryRepository(database).job(retry.id, in: scope)?.counts.examined == 0)
    #expect(try await ReviewBacklogRepository(database).raiseBacklogs(beyond: ReviewLimits(items: 1), at: now) == 0)
    let texts = MissingTextRepository(database)
    #expect(try await texts.due(at: now, limit: 9, perBatch: 9, excluding: []).isEmpty)
    let confirmations = ConfirmationRepository(database)
    #expect(try await confirmations.due(at: now, limit: 9, size: 9, excluding: []).isEmpty)
    let outbox = OutboxRepository(database)
    #expect(
      try await outbox.due(at: now, limit: 9, perAccount: 9, excluding: [], turns: OutboxTurns()).actions.isEmpty)
  }

  @Test("is not worked on for a tenant that is deleted whole")
  func tenant() async throws {
    let (scope, test) = (world.scope, world.test)
    let event = try await world.add("1", .by("r", .review))
    let outcome = try await ReviewDeskRepository(database).decide(
      ReviewDraft(verdict: .hide, author: .tenant, mustWait: true), about: event.id, at: test.clock.now, in: scope)
    guard case .decided(let decision) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let retry = RetryJob(
      id: .fresh(), tenantID: scope.tenantID, filter: DeadLetterFilter(), createdBy: world.moderator,
      createdAt: test.clock.now, updatedAt: test.clock.now)
    try await RetryRepository(database).create(retry, in: scope)
    #expect(try await ReviewJobRepository(database).running().map(\.id) == [decision.id])
    #expect(try await TenantRepository(database).delete(in: scope, by: TestDatabase.gateway))
    #expect(try await ReviewJobRepository(database).running().isEmpty)
    #expect(try await RetryRepository(database).running().isEmpty)
    try await test.runRetention()
    #expect(try await test.count("SELECT count(*) FROM review_decisions") == 0)
  }
}
