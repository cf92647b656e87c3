import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("A decision in bulk") struct ReviewBulkTests {
  private let world: ReviewWorld

  init() async throws { world = try await ReviewWorld() }

  private func selection(_ filter: ReviewQueueFilter = ReviewQueueFilter(), _ verdict: Verdict = .hide) async throws
    -> ReviewSelection
  {
    try await world.desk.selection(matching: filter, verdict: verdict, at: world.now, in: world.first)
  }

  private func start(
    _ confirmation: String, _ filter: ReviewQueueFilter = ReviewQueueFilter(), _ verdict: Verdict = .hide
  ) async throws -> ReviewBulkOutcome {
    try await world.desk.decide(verdict, matching: filter, confirmation: confirmation, at: world.now, in: world.first)
  }

  private func started(_ filter: ReviewQueueFilter = ReviewQueueFilter()) async throws -> ReviewDecision {
    let outcome = try await start(try await selection(filter).confirmation, filter)
    guard case .started(let decision) = outcome else { throw StorageError.failed(detail: "\(outcome)") }
    return decision
  }

  @Test("is about what was counted, without what other reviewers have")
  func counted() async throws {
    try await world.add((0..<30).map { "\($0)" })
    try await world.add(["hold"], .hold)
    #expect(try await world.claim(3, by: world.second) == ["0", "1", "2"])
    #expect(try await world.claim(2, by: world.first) == ["3", "4"])
    let filter = ReviewQueueFilter(verdict: .review)
    let before = try await world.test.dump()
    let found = try await selection(filter)
    #expect(found.count == 27 && found.matching == 30 && found.leased == 3)
    #expect(try await world.test.dump() == before)
    let decision = try await started(filter)
    #expect(decision.isBulk && decision.state == .running && decision.comments == 0)
    // Nobody else gets or decides them meanwhile, and they are in no other decision in bulk.
    #expect(try await world.claim(by: world.second) == ["hold"])
    #expect(try await world.decide("5", .allow, by: world.second) == .inBulk)
    #expect(try await selection(filter).count == 0)
    let done = try await world.finish(decision, limit: 10)
    #expect(done.state == .done && done.comments == 27)
    #expect(try await world.waiting() == ["0", "1", "2", "hold"])
    #expect(try await world.lastAction("29") == "hide requested")
    #expect(try await world.business.event("29").review?.reviewer == world.business.moderator)
    #expect(
      try await world.business.audit().map(\.action)
        == ["review.finished", "review.claimed", "review.bulk_started", "review.claimed", "review.claimed"])
  }

  @Test("is refused where the queue, the filter or the verdict is another one than was counted")
  func changed() async throws {
    try await world.add(["1", "2"])
    let confirmation = try await selection().confirmation
    #expect(try await selection().confirmation == confirmation)
    func refuses(_ filter: ReviewQueueFilter = ReviewQueueFilter(), _ verdict: Verdict = .hide) async throws -> Bool {
      let before = try await world.test.dump()
      let outcome = try await start(confirmation, filter, verdict)
      #expect(try await world.test.dump() == before)
      return outcome == .changed(try await selection(filter, verdict))
    }
    #expect(try await refuses(ReviewQueueFilter(), .allow))
    #expect(try await refuses(ReviewQueueFilter(verdict: .review)))
    try await world.add(["3"])
    #expect(try await refuses())
    await world.business.echo(.deleted, "3")
    _ = try await world.claim(1, by: world.second)
    #expect(try await refuses())
    world.test.clock.advance(by: ReviewLease.duration)
    // As it was counted once more.
    _ = try await started()
  }

  @Test("sets all aside that was counted, more than one transaction takes")
  func slices() async throws {
    let count = ReviewDeskRepository.bulkSlice + 5
    try await world.add((0..<count).map { "\($0)" })
    let decision = try await started()
    #expect(
      try await world.test.count(
        "SELECT count(*) FROM review_queue WHERE bulk_id = ?", [decision.id.rawValue]) == count)
    #expect(try await world.claim(by: world.second) == [])
  }

  /// As if something happened the moment the decision is there, which is before anything is set aside.
  private func whenBegun(_ change: String) async throws {
    try await world.test.onWriter { db in
      try db.execute(sql: "CREATE TRIGGER meanwhile AFTER INSERT ON review_decisions BEGIN \(change); END")
    }
  }

  @Test(
    "does nothing at all where some of it is gone or taken before the last of it is set aside",
    arguments: [
      "DELETE FROM review_queue WHERE event_id = (SELECT max(event_id) FROM review_queue)",
      "UPDATE review_queue SET holder_id = (SELECT id FROM operators WHERE name = 'second'), leased_until = 1 << 60 "
        + "WHERE event_id = (SELECT max(event_id) FROM review_queue)",
    ])
  func somebodyWasFaster(_ change: String) async throws {
    let count = ReviewDeskRepository.bulkSlice + 5
    try await world.add((0..<count).map { "\($0)" })
    #expect(try await world.claim(3, by: world.first).count == 3)
    let confirmation = try await selection().confirmation
    try await whenBegun(change)
    let outcome = try await start(confirmation)
    let left = try await selection()
    #expect(outcome == .changed(left) && left.count == count - 1)
    #expect(try await world.test.count("SELECT count(*) FROM review_decisions") == 0)
    #expect(try await world.test.count("SELECT count(*) FROM review_queue WHERE bulk_id IS NOT NULL") == 0)
    // Leases are as they were.
    #expect(try await world.queue.release(nil, at: world.now, in: world.first).count == 3)
  }

  @Test("that a crash cuts short while it is set aside is nobody's to see, and is given back")
  func cutShort() async throws {
    let count = ReviewDeskRepository.bulkSlice + 5
    try await world.add((0..<count).map { "\($0)" })
    let confirmation = try await selection().confirmation
    // The second slice fails, and so does giving the first one back, as if there were nobody to do it.
    try await world.test.onWriter { db in
      try db.execute(
        sql: """
          CREATE TRIGGER crash BEFORE UPDATE OF bulk_id ON review_queue
            WHEN NEW.bulk_id IS NULL OR NEW.event_id = (SELECT max(event_id) FROM review_queue)
            BEGIN SELECT raise(ABORT, 'crashed'); END
          """)
    }
    await #expect(throws: StorageError.self) { try await start(confirmation) }
    try await world.test.onWriter { db in try db.execute(sql: "DROP TRIGGER crash") }
    let left = try #require(try await world.jobs.running().first)
    #expect(left.state == .selecting)
    #expect(try await world.desk.decision(left.id, in: world.first) == nil)
    #expect(try await world.desk.decisions(page: PageRequest(), in: world.first).items == [])
    #expect(try await world.undo(left) == .notFound)
    while let job = try await world.jobs.running().first {
      try await world.jobs.advance(job.id, limit: 100, at: world.now)
    }
    #expect(try await world.test.count("SELECT count(*) FROM review_decisions") == 0)
    #expect(try await selection().confirmation == confirmation)
    #expect(try await world.business.audit() == [])
  }

  @Test("is made once of what was counted, whoever wants it at the same time")
  func atOnce() async throws {
    try await world.add((0..<50).map { "\($0)" })
    let confirmation = try await selection().confirmation
    let outcomes = try await withThrowingTaskGroup(of: ReviewBulkOutcome.self) { group in
      for _ in 0..<4 { group.addTask { try await start(confirmation) } }
      return try await group.reduce(into: [ReviewBulkOutcome]()) { $0.append($1) }
    }
    let started = outcomes.filter { if case .started = $0 { true } else { false } }
    #expect(started.count == 1)
    #expect(try await world.test.count("SELECT count(*) FROM review_decisions") == 1)
    #expect(try await world.business.audit().map(\.action) == ["review.bulk_started"])
  }

  @Test("can be taken back while it is carried out, and what it did not come to waits as before")
  func undone() async throws {
    let comments = (0..<250).map { "\($0)" }
    try await world.add(comments)
    let decision = try await started()
    try await world.jobs.advance(decision.id, limit: 130, at: world.now)
    guard case .undone(let undoing) = try await world.undo(decision) else {
      throw StorageError.failed(detail: "not undone")
    }
    #expect(undoing.state == .undoing && undoing.comments == 130 && undoing.reversed == ReviewDeskRepository.slice)
    #expect(try await world.undo(decision) == .alreadyUndone)
    let undone = try await world.finish(decision)
    #expect(undone.state == .undone && undone.reversed == 130)
    #expect(try await world.waiting() == comments)
    #expect(try await world.claim(by: world.second).count == 50)
    #expect(try await world.lastAction("0") == "hide withdrawn")
    #expect(try await world.jobs.running() == [])
  }

  @Test("gives back what it did not come to a slice at a time, and goes on where it was interrupted")
  func givenBack() async throws {
    let slice = ReviewDeskRepository.bulkSlice
    let count = 2 * slice + 5
    let comments = (0..<count).map { "\($0)" }
    try await world.add(comments)
    let decision = try await started()
    try await world.jobs.advance(decision.id, limit: 3, at: world.now)
    func setAside() async throws -> Int {
      try await world.test.count("SELECT count(*) FROM review_queue WHERE bulk_id = ?", [decision.id.rawValue])
    }
    #expect(try await setAside() == count - 3)
    guard case .undone(let undoing) = try await world.undo(decision) else {
      throw StorageError.failed(detail: "not undone")
    }
    // What is given back is there for others at once, and nothing that was decided is taken back before all of it.
    #expect(undoing.state == .undoing && undoing.reversed == 0)
    #expect(try await setAside() == count - 3 - slice)
    #expect(try await world.claim(1, by: world.second) == ["3"])
    #expect(try await world.decide("\(count - 1)", .allow, by: world.second) == .inBulk)
    // A slice that fails is undone as a whole, and done when it is tried again.
    try await world.test.onWriter { db in
      try db.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE UPDATE OF bulk_id ON review_queue WHEN OLD.event_id =
            (SELECT max(event_id) FROM review_queue WHERE bulk_id IS NOT NULL)
          BEGIN SELECT raise(ABORT, 'refused'); END
          """)
    }
    try await world.jobs.advance(decision.id, limit: 100, at: world.now)
    #expect(try await setAside() == 2)
    let before = try await world.test.dump()
    await #expect(throws: StorageError.self) {
      try await world.jobs.advance(decision.id, limit: 100, at: world.now)
    }
    #expect(try await world.test.dump() == before)
    try await world.test.onWriter { db in try db.execute(sql: "DROP TRIGGER refuse") }
    #expect(try await world.jobs.running().map(\.id) == [decision.id])
    let undone = try await world.finish(decision)
    #expect(undone.state == .undone && undone.comments == 3 && undone.reversed == 3)
    #expect(try await setAside() == 0)
    #expect(try await world.waiting() == Array(comments.prefix(1000)))
    #expect(try await world.test.count("SELECT count(*) FROM review_queue") == count)
    // Another decision in bulk may have them again.
    #expect(try await selection().count == count - 1)
  }

  @Test("leaves alone what somebody decided otherwise since when it is taken back")
  func decidedSince() async throws {
    try await world.add(["1", "2"])
    let decision = try await started()
    try await world.finish(decision)
    #expect(try await world.decide("1", .allow, mustWait: false, by: world.second) != .notWaiting)
    _ = try await world.undo(decision)
    let undone = try await world.finish(decision)
    #expect(undone.comments == 2 && undone.reversed == 1)
    #expect(try await world.business.event("1").review?.verdict == .allow)
    #expect(try await world.waiting() == ["2"])
  }
}
