import GRDB
import Moderation
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(5))) struct TimetableRepositoryTests {
  private static let moments = [
    ("actions", "next_attempt_at"), ("actions", "check_at"), ("pending_scores", "next_attempt_at"),
    ("pending_texts", "next_attempt_at"), ("swept_videos", "next_sweep_at"), ("review_queue", "leased_until"),
    ("account_tokens", "renew_at"), ("alert_deliveries", "due_at"), ("alerts", "tell_at"),
    ("report_deliveries", "due_at"),
  ]

  private let test: TestDatabase
  private let timetable: TimetableRepository

  init() async throws {
    test = try TestDatabase()
    timetable = TimetableRepository(test.database)
    let world = try await World("a", in: test)
    try await test.onWriter { db in
      try db.execute(
        sql: "INSERT INTO pending_texts (event_id, account_id, video_id, next_attempt_at) VALUES (?, ?, 'v1', 0)",
        arguments: [world.waiting.id.rawValue, world.account.id.rawValue])
    }
  }

  private func put(_ moment: Timestamp) async throws {
    try await test.onWriter { db in
      for (table, column) in Self.moments {
        try db.execute(sql: "UPDATE \(table) SET \(column) = ?", arguments: [moment.milliseconds])
      }
    }
  }

  private func waits(_ table: String, _ column: String) async throws -> [Int64] {
    try await test.database.pool.read { db in try Int64.fetchAll(db, sql: "SELECT DISTINCT \(column) FROM \(table)") }
  }

  @Test("What waits for later is moved ahead by as much as the clock was set back, and never into the past")
  func ahead() async throws {
    let now = test.clock.now
    try await test.onWriter { db in try db.execute(sql: "UPDATE actions SET state = 1") }
    for (moment, expected) in [
      (now + .seconds(3 * 86_400 + 60), now + .seconds(60)), (now + .seconds(60), now), (now, now),
      (now - .seconds(60), now - .seconds(60)),
    ] {
      try await put(moment)
      let moved = try await timetable.moveAhead(by: .seconds(3 * 86_400), at: now)
      #expect((moved > 0) == (moment > now))
      for (table, column) in Self.moments {
        #expect(try await waits(table, column) == [expected.milliseconds], "\(table)")
      }
    }
  }

  @Test("What is over stays as it was")
  func over() async throws {
    let later = test.clock.now + .seconds(86_400)
    try await put(later)
    try await test.onWriter { db in
      try db.execute(sql: "UPDATE actions SET state = 3, check_at = NULL")
      try db.execute(sql: "UPDATE alert_deliveries SET state = 2")
      try db.execute(sql: "UPDATE report_deliveries SET state = 2")
      try db.execute(sql: "UPDATE alerts SET tell_at = 0")
      try db.execute(sql: "UPDATE account_tokens SET renew_at = NULL")
      for table in ["pending_scores", "pending_texts", "swept_videos", "review_queue"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
    }
    let before = try await test.dump()
    #expect(try await timetable.moveAhead(by: .seconds(86_400), at: test.clock.now) == 0)
    #expect(try await test.dump() == before)
  }

  @Test("An alert that a clock ahead told does not keep those that follow to itself until that time has come")
  func alerts() async throws {
    let alerts = AlertRepository(test.database)
    let lead = Duration.seconds(3 * 86_400)
    func raise() async throws {
      try await alerts.raise(
        Alert(
          id: .fresh(at: test.clock.now), tenantID: nil, kind: .retentionHeld, subject: "clock", message: "held",
          raisedAt: test.clock.now))
    }
    test.clock.advance(by: lead)
    try await raise()
    test.clock.advance(by: .zero - lead)
    _ = try await timetable.moveAhead(by: lead, at: test.clock.now)
    test.clock.advance(by: .seconds(1))
    // The second is gathered in what the first has begun.
    for _ in 0..<2 { try await raise() }
    let tellAt = try await test.database.pool.read { db in
      try Int64.fetchAll(db, sql: "SELECT tell_at FROM alerts WHERE kind = 'retention.held' ORDER BY raised_at")
    }
    let first = test.clock.now - .seconds(1)
    #expect(tellAt == [(first + Alert.interval).milliseconds, first.milliseconds])
  }

  @Test("Whoever waits is told that what it waits for may be due")
  func told() async throws {
    let signals = test.database.signals
    let all = [
      signals.actions, signals.confirmations, signals.scores, signals.texts, signals.alerts, signals.renewals,
    ]
    for signal in all {
      // Nothing that was signalled before is left.
      signal.signal()
      await signal.wait(atMost: .seconds(60))
    }
    let waiters = all.map { signal in Task { await signal.wait(atMost: .seconds(60)) } }
    for signal in all { while signal.waiterCount == 0 { await Task.yield() } }
    _ = try await timetable.moveAhead(by: .seconds(60), at: test.clock.now)
    #expect(all.map(\.waiterCount) == all.map { _ in 0 })
    for waiter in waiters { await waiter.value }
  }

  @Test("The latest moment is that of the last look at health, or one that was kept")
  func latest() async throws {
    #expect(try await timetable.latestMoment() == nil)
    try await test.database.checkWritable()
    #expect(try await timetable.latestMoment() == test.clock.now)
    try await timetable.see(test.clock.now + .seconds(60))
    #expect(try await timetable.latestMoment() == test.clock.now + .seconds(60))
    // Until what waits was moved ahead, a look at health does not hide that the clock was set back.
    try await test.database.checkWritable()
    #expect(try await timetable.latestMoment() == test.clock.now + .seconds(60))
    _ = try await timetable.moveAhead(by: .seconds(60), at: test.clock.now)
    #expect(try await timetable.latestMoment() == test.clock.now)
  }
}
