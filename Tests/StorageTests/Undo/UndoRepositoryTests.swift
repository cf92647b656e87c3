import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct UndoRepositoryTests {
  private let world: BusinessWorld
  private let undo: UndoRepository

  init() async throws {
    world = try await BusinessWorld()
    undo = UndoRepository(world.test.database)
  }

  private func job(
    _ owner: RuleSetOwner? = nil, version: Int64 = 1, received: TimeRange = .always
  ) -> UndoJob {
    UndoJob(
      id: .fresh(), owner: owner ?? .tenant(world.scope.tenantID), tenantID: world.scope.tenantID, version: version,
      received: received, state: .running, createdBy: world.moderator, createdAt: world.test.clock.now,
      updatedAt: world.test.clock.now)
  }

  private func created(_ job: UndoJob) async throws -> UndoJob {
    try await undo.create(job, in: world.scope)
    return job
  }

  private func found(_ job: UndoJob, after cursor: EventID? = nil, limit: Int = 100) async throws -> [String] {
    try await undo.candidates(of: job, after: cursor, limit: limit).map(\.event.comment.commentID)
  }

  @Test("A job comes back as it was made, for its tenant and for the worker")
  func roundTrip() async throws {
    let range = TimeRange(start: TestClock.start, end: TestClock.start + .seconds(9))
    let jobs = [
      try await created(job(.gateway, received: range)), try await created(job(version: 7)),
      try await created(job(.account(world.account, of: world.scope.tenantID))),
    ]
    for job in jobs { #expect(try await undo.job(job.id, in: world.scope) == job) }
    #expect(try await undo.running() == jobs)
    #expect(try await undo.jobs(page: PageRequest(), in: world.scope).items == jobs.reversed())
  }

  @Test("A second job for the same version is refused while the first runs")
  func conflict() async throws {
    let first = try await created(job())
    await #expect(throws: StorageError.conflict(what: "undo_jobs.version")) {
      try await undo.create(job(), in: world.scope)
    }
    for other in [job(.gateway), job(.account(world.account, of: world.scope.tenantID)), job(version: 2)] {
      try await undo.create(other, in: world.scope)
    }
    try await undo.advance(first.id, by: [], to: nil, isFinished: true, at: world.test.clock.now)
    #expect(try await undo.job(first.id, in: world.scope)?.state == .done)
    try await undo.create(job(), in: world.scope)
  }

  @Test("A job is cancelled once, by somebody, and does nothing more")
  func cancelled() async throws {
    let event = try await world.add("1", .by("spam"))
    let job = try await created(job())
    func cancel() async throws -> Bool {
      try await undo.cancel(job.id, at: world.test.clock.now, in: world.scope)
    }
    #expect(try await cancel())
    #expect(try await cancel() == false)
    let conclusion = UndoConclusion(eventID: event.id, outcome: .withdraw)
    try await undo.advance(job.id, by: [conclusion], to: event.id, isFinished: true, at: world.test.clock.now)
    let kept = try await undo.job(job.id, in: world.scope)
    #expect(kept?.state == .cancelled && kept?.counts == UndoJob.Counts())
    #expect(try await world.actions("1") == ["hide requested"])
    #expect(try await undo.running().isEmpty)
    let entries = try await world.audit()
    #expect(entries.map(\.action) == ["undo.cancelled", "undo.created"])
    #expect(entries.allSatisfy { $0.subject == "\(job.id)" && $0.operatorID == world.moderator })
    #expect(entries[1].new == #"{"rules":"rules of the tenant","version":1}"#)
  }

  @Test("Candidates are the version's decisions that removed a comment, in the order of recording")
  func candidates() async throws {
    let other = try await world.test.addAccount("open", in: world.scope)
    _ = try await world.add("1", .by("spam"))
    _ = try await world.add("kept", .by("ask", .review))
    _ = try await world.add("held", .by("hold", .hold, versions: RuleSetVersions(gateway: 4, tenant: 1)))
    _ = try await world.add("other version", .by("spam", versions: RuleSetVersions(gateway: 4, tenant: 2)))
    // Another layer's rule decided, under the same version of the tenant's.
    _ = try await world.add(
      "gateway's", .by("spam", layer: .gateway, versions: RuleSetVersions(gateway: 4, tenant: 1, account: 1)))
    _ = await world.test.record([
      .decided("not removed", .by("hold", .hold), dialect: .open, of: other, in: world.scope),
      .decided(
        "another account's", .by("spam", versions: RuleSetVersions(tenant: 9, account: 1)), of: other,
        in: world.scope),
    ])
    #expect(try await found(job()) == ["1", "held", "gateway's"])
    #expect(try await found(job(.gateway, version: 4)) == ["held", "other version", "gateway's"])
    #expect(try await found(job(.account(world.account, of: world.scope.tenantID))) == ["gateway's"])
    let first = try await world.event("1")
    #expect(try await found(job(), after: first.id) == ["held", "gateway's"])
    #expect(try await found(job(), after: first.id, limit: 1) == ["held"])
  }

  @Test("Only comments received in the job's time are gone through")
  func window() async throws {
    for id in ["1", "2", "3"] {
      _ = try await world.add(id, .by("spam"))
      world.test.clock.advance(by: .seconds(10))
    }
    let range = TimeRange(start: TestClock.start + .seconds(10), end: TestClock.start + .seconds(20))
    #expect(try await found(job(received: range)) == ["2"])
  }

  @Test("What is concluded is carried out and counted as what came of it, and the job remembers its place")
  func advancing() async throws {
    for id in ["sent", "queued", "both", "gone", "seen"] { _ = try await world.add(id, .by("spam")) }
    for id in ["sent", "both", "gone", "seen"] { try await world.carryOut(id) }
    world.test.clock.advance(by: .seconds(60))
    await world.echo(.deleted, "gone")
    await world.echo(.madePublic, "seen")
    let job = try await created(job())
    let all = try await undo.candidates(of: job, after: nil, limit: 100)
    #expect(all.map(\.standing) == [.hidden, .hideQueued, .hidden, .deleted, .visible])
    // The hide that stood as queued is sent between the look and the conclusion.
    try await world.carryOut("queued")
    let outcomes: [UndoConclusion.Outcome] = [.unhide, .withdraw, .stillHidden, .unhide, .alreadyVisible]
    let conclusions = zip(all, outcomes).map { UndoConclusion(eventID: $0.event.id, outcome: $1) }
    try await undo.advance(
      job.id, by: conclusions, to: all.last?.event.id, isFinished: false, at: world.test.clock.now)
    let kept = try #require(try await undo.job(job.id, in: world.scope))
    #expect(kept.state == .running && kept.cursor == all.last?.event.id)
    var counts = UndoJob.Counts()
    (counts.examined, counts.queued, counts.stillHidden, counts.deleted, counts.alreadyVisible) = (5, 2, 1, 1, 1)
    #expect(kept.counts == counts)
    #expect(try await world.actions("sent") == ["hide accepted", "unhide requested"])
    #expect(try await world.actions("queued") == ["hide accepted", "unhide requested"])
    #expect(try await world.actions("both") == ["hide accepted"])
    #expect(try await world.actions("gone") == ["hide confirmed"])
    // Resumed after a restart, nothing is left and nothing is done twice.
    #expect(try await found(kept, after: kept.cursor) == [])
    try await undo.advance(job.id, by: conclusions, to: kept.cursor, isFinished: true, at: world.test.clock.now)
    #expect(try await world.actions("sent") == ["hide accepted", "unhide requested"])
  }

  @Test(
    "A hide that was not sent is withdrawn and never due; one that was tried is withdrawn and followed by an unhide")
  func withdrawn() async throws {
    for id in ["untried", "tried"] { _ = try await world.add(id, .by("spam")) }
    let now = world.test.clock.now
    try await world.carryOut("tried", .retry(at: now, error: "timeout"))
    let job = try await created(job())
    let all = try await undo.candidates(of: job, after: nil, limit: 9)
    #expect(all.map(\.standing) == [.hideQueued, .hidden])
    let conclusions = zip(all, [UndoConclusion.Outcome.withdraw, .unhide])
      .map { UndoConclusion(eventID: $0.event.id, outcome: $1) }
    try await undo.advance(job.id, by: conclusions, to: nil, isFinished: true, at: now)
    #expect(try await world.actions("untried") == ["hide withdrawn"])
    #expect(try await world.actions("tried") == ["hide withdrawn", "unhide requested"])
    let due = try await OutboxRepository(world.test.database).due(
      at: now, limit: 9, perAccount: 9, excluding: [], turns: OutboxTurns()
    ).actions
    #expect(due.map(\.requested) == [.unhide])
    #expect(try await undo.job(job.id, in: world.scope)?.counts.withdrawn == 1)
  }

  @Test("A hide withdrawn while its call was under way is reversed when the call succeeds, and only then")
  func inFlight() async throws {
    for id in ["done", "refused"] { _ = try await world.add(id, .by("spam")) }
    let job = try await created(job())
    let all = try await undo.candidates(of: job, after: nil, limit: 9)
    try await undo.advance(
      job.id, by: all.map { UndoConclusion(eventID: $0.event.id, outcome: .withdraw) }, to: nil, isFinished: true,
      at: world.test.clock.now)
    try await world.carryOut("done", .accepted)
    try await world.carryOut("refused", .failed(error: "no"))
    #expect(try await world.actions("done") == ["hide accepted", "unhide requested"])
    #expect(try await world.actions("refused") == ["hide withdrawn"])
  }

  @Test("A delete that was carried out in the open dialect cannot be undone, and is counted so")
  func openDialect() async throws {
    let account = try await world.test.addAccount("open", in: world.scope)
    for id in ["sent", "queued"] {
      _ = await world.test.record([.decided(id, .by("spam", .delete), dialect: .open, of: account, in: world.scope)])
    }
    try await world.carryOut("sent")
    let job = try await created(job())
    let all = try await undo.candidates(of: job, after: nil, limit: 9)
    #expect(all.map(\.standing) == [.deleted, .hideQueued])
    try await undo.advance(
      job.id, by: all.map { UndoConclusion(eventID: $0.event.id, outcome: .unhide) }, to: nil, isFinished: true,
      at: world.test.clock.now)
    #expect(try await world.actions("sent") == ["delete accepted"])
    #expect(try await world.actions("queued") == ["delete withdrawn"])
  }

  @Test("A conclusion that cannot be written leaves the whole batch undone")
  func allOrNothing() async throws {
    for id in ["1", "2"] { _ = try await world.add(id, .by("spam")) }
    let job = try await created(job())
    let all = try await undo.candidates(of: job, after: nil, limit: 9)
    try await world.test.onWriter { db in
      try db.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE UPDATE ON actions WHEN NEW.id = \(all[1].event.id.rawValue)
          BEGIN SELECT raise(ABORT, 'refused'); END
          """)
    }
    let before = try await world.test.dump()
    let conclusions = all.map { UndoConclusion(eventID: $0.event.id, outcome: .withdraw) }
    await #expect(throws: StorageError.self) {
      try await undo.advance(job.id, by: conclusions, to: nil, isFinished: true, at: world.test.clock.now)
    }
    #expect(try await world.test.dump() == before)
  }

  @Test("The worker is woken by a new job", .timeLimit(.minutes(5)))
  func woken() async throws {
    let waiting = Task { await undo.waitForWork() }
    _ = try await created(job())
    await waiting.value
  }
}
