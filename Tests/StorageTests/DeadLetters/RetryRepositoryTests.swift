import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("Retries in bulk") struct RetryRepositoryTests {
  private let world: BusinessWorld
  private let retries: RetryRepository

  init() async throws {
    world = try await BusinessWorld()
    retries = RetryRepository(world.test.database)
  }

  private func giveUp(
    _ comments: [String], _ outcome: AttemptOutcome = .dead(error: "busy", because: .transient)
  ) async throws {
    for comment in comments {
      _ = try await world.add(comment, .by("spam"))
      try await world.carryOut(comment, outcome)
    }
  }

  /// A job for what was given up so far.
  private func begin(_ filter: DeadLetterFilter = DeadLetterFilter()) async throws -> RetryJob {
    var filter = filter
    filter.givenUp.end = filter.givenUp.end ?? world.test.clock.now + .milliseconds(1)
    let job = RetryJob(
      id: .fresh(), tenantID: world.scope.tenantID, filter: filter, createdBy: world.moderator,
      createdAt: world.test.clock.now, updatedAt: world.test.clock.now)
    try await retries.create(job, in: world.scope)
    return job
  }

  private func advance(_ job: RetryJob, limit: Int = 100) async throws -> RetryJob {
    try await retries.advance(job.id, limit: limit, at: world.test.clock.now)
    return try #require(try await retries.job(job.id, in: world.scope))
  }

  @Test("come back as they were made, one at a time for each tenant")
  func roundTrip() async throws {
    let range = TimeRange(start: TestClock.start, end: TestClock.start + .seconds(9))
    let job = try await begin(
      DeadLetterFilter(accountID: world.account, kind: .hide, failure: .unreachable, givenUp: range))
    #expect(try await retries.job(job.id, in: world.scope) == job)
    #expect(try await retries.running() == [job])
    #expect(try await retries.jobs(page: PageRequest(), in: world.scope).items == [job])
    await #expect(throws: StorageError.conflict(what: "retry_jobs.running")) { _ = try await begin() }
    #expect(try await advance(job).state == .done)
    _ = try await begin()
    let other = try await world.test.addTenant("b")
    await #expect(throws: StorageError.reference(what: "account")) {
      var foreign = job
      foreign.id = .fresh()
      try await retries.create(foreign, in: other)
    }
  }

  @Test("go through everything once, slice by slice, and leave what is given up later")
  func slices() async throws {
    try await giveUp(["1", "2", "3", "4", "5"])
    try await giveUp(["refused"], .failed(error: "no", because: .permission))
    var job = try await begin(DeadLetterFilter(failure: .transient))
    job = try await advance(job, limit: 2)
    #expect(job.state == .running && job.counts.retried == 2)
    // One of those retried dies again, and a new one: neither is meant.
    world.test.clock.advance(by: .seconds(1))
    try await world.carryOut("1", .dead(error: "busy", because: .transient))
    try await giveUp(["later"])
    // As after a restart, with what was on disk.
    for _ in 0..<3 { job = try await advance(job, limit: 2) }
    #expect(job.state == .done && job.counts.examined == 5 && job.counts.retried == 5)
    let states = try await world.allActions().map { "\($0.commentID) \($0.state.name)" }
    #expect(
      states == [
        "1 dead", "2 requested", "3 requested", "4 requested", "5 requested", "refused failed", "later dead",
      ])
    // A job that is done does nothing more.
    #expect(try await advance(job) == job)
    #expect(try await world.audit().prefix(1).map(\.action) == ["retry.finished"])
  }

  @Test("look no further at once than their reach, and find what few mean among many")
  func reach() async throws {
    try await giveUp((0..<7).map { "\($0)" })
    try await giveUp(["refused"], .failed(error: "no", because: .permission))
    try await giveUp(["8", "9"])
    var job = try await begin(DeadLetterFilter(failure: .permission))
    let ids = try await world.allActions().map(\.id)
    func slice(after cursor: ActionID?, limit: Int = 100) async throws -> RetrySlice {
      job.cursor = cursor
      return try await world.test.database.read { [job] db in try RetrySlice(of: job, limit: limit, reach: 3, db) }
    }
    let first = try await slice(after: nil)
    #expect(first.actions.isEmpty && first.end == ids[2] && !first.isLast)
    #expect(try await slice(after: ids[2]).end == ids[5])
    // A full slice ends with its last, not where the reach does.
    let third = try await slice(after: ids[5], limit: 1)
    #expect(third.actions == [ids[7]] && third.end == ids[7] && !third.isLast)
    let last = try await slice(after: ids[7])
    #expect(last.actions.isEmpty && last.end == nil && last.isLast)
    // Nothing is left behind where the reach ends with the last of all.
    #expect(try await slice(after: ids[6]).end == ids[9])
    #expect(try await slice(after: ids[9]).isLast)
  }

  @Test("withdraw what is settled, and leave replies that may have been sent")
  func leaving() async throws {
    try await giveUp(["settled", "wanted"])
    let settled = try await world.event("settled")
    try await world.test.onWriter { db in
      try db.execute(
        sql: "INSERT INTO reviews (event_id, verdict, created_at) VALUES (?, 0, 0)", arguments: [settled.id.rawValue])
    }
    let pool = ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000)
    for (comment, failure) in [("sent?", Action.Failure.outcomeUnknown), ("unsent", .transient)] {
      _ = try await world.add(comment, .by("hello", .allow, reply: pool))
      try await world.carryOut(comment, .dead(error: "x", because: failure))
    }
    let counts = try await advance(try await begin()).counts
    #expect(counts.examined == 4 && counts.retried == 2 && counts.settled == 1 && counts.left == 1)
    #expect(try await world.actions("settled") == ["hide withdrawn"])
    #expect(try await world.actions("wanted") == ["hide requested"])
    #expect(try await world.actions("sent?") == ["reply dead"])
    #expect(try await world.actions("unsent") == ["reply requested"])
    #expect(try await world.allActions().filter { $0.state == .requested }.allSatisfy { $0.urgency == .background })
  }

  @Test("are cancelled once, by somebody of their tenant, and do nothing more")
  func cancelled() async throws {
    try await giveUp(["1"])
    let job = try await begin()
    func cancel(in scope: TenantScope) async throws -> Bool {
      try await retries.cancel(job.id, at: world.test.clock.now, in: scope)
    }
    #expect(try await cancel(in: world.test.addTenant("b")) == false)
    #expect(try await cancel(in: world.scope))
    #expect(try await cancel(in: world.scope) == false)
    #expect(try await advance(job).state == .cancelled)
    #expect(try await world.actions("1") == ["hide dead"])
    let entries = try await world.audit().filter { $0.subject == "\(job.id)" }
    #expect(entries.map(\.action) == ["retry.cancelled", "retry.created"])
    #expect(entries.allSatisfy { $0.operatorID == world.moderator })
  }

  @Test("leave a slice that cannot be written undone as a whole")
  func allOrNothing() async throws {
    try await giveUp(["1", "2"])
    let second = try await world.event("2").id.rawValue
    let job = try await begin()
    try await world.test.onWriter { db in
      try db.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE UPDATE ON actions WHEN NEW.id = \(second)
          BEGIN SELECT raise(ABORT, 'refused'); END
          """)
    }
    let before = try await world.test.dump()
    await #expect(throws: StorageError.self) { _ = try await advance(job) }
    #expect(try await world.test.dump() == before)
  }

  @Test("wake the worker", .timeLimit(.minutes(5)))
  func woken() async throws {
    let waiting = Task { await retries.waitForWork() }
    _ = try await begin()
    await waiting.value
  }
}
