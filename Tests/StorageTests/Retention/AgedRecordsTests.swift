import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("What ages besides comments") struct AgedRecordsTests {
  /// A row that is just not too old at `TestClock.start`, with what makes it older by a millisecond, and what keeps it.
  struct Row: Sendable, CustomTestStringConvertible {
    let record: AgeingRecord
    let age: String
    var keep: String?

    var testDescription: String { record.rawValue }

    static let comments = "\(TestClock.start.milliseconds - 90 * 86_400_000)"
    static let audit = "\(TestClock.start.milliseconds - 400 * 86_400_000)"
    static let now = "\(TestClock.start.milliseconds)"

    static let all = [
      Row(record: .parked, age: "received_at = \(comments)"),
      Row(record: .notices, age: "created_at = \(comments)", keep: "UPDATE alert_cursor SET notice_id = 0"),
      Row(record: .alerts, age: "last_raised_at = \(comments)", keep: "UPDATE alert_deliveries SET state = 1"),
      Row(record: .undoJobs, age: "updated_at = \(comments)", keep: "UPDATE undo_jobs SET state = 1"),
      Row(record: .retryJobs, age: "updated_at = \(comments)", keep: "UPDATE retry_jobs SET state = 1"),
      Row(record: .replayJobs, age: "updated_at = \(comments)", keep: "UPDATE replay_jobs SET state = 1"),
      Row(record: .reviewDecisions, age: "created_at = \(comments)", keep: "UPDATE review_decisions SET state = 1"),
      Row(
        record: .reviewDecisions, age: "created_at = \(comments)",
        keep: """
          INSERT INTO reviewed_comments (decision_id, event_id, decided_at, has_acted)
          SELECT review_decisions.id, events.id, 0, 0 FROM review_decisions, events
          """),
      Row(record: .reportDeliveries, age: "created_at = \(comments)", keep: "UPDATE report_deliveries SET state = 3"),
      Row(
        record: .authorisations, age: "expires_at = \(comments)",
        keep: "UPDATE authorisations SET stage = 3, ended_at = \(now)"),
      Row(record: .erasures, age: "finished_at = \(audit)"),
      Row(record: .sessions, age: "expires_at = \(now) + 1"),
      Row(record: .invitations, age: "expires_at = \(now) + 1"),
      Row(record: .webhookSecrets, age: "expires_at = \(now) + 1"),
      Row(record: .idempotencyKeys, age: "started_at = \(now) - 86400000"),
      Row(record: .knownNetworks, age: "last_login_at = \(audit)"),
      Row(record: .keyRotations, age: "finished_at = \(audit)"),
    ]
  }

  @Test("goes a millisecond after its time, and what is under way stays", arguments: Row.all)
  func boundary(_ row: Row) async throws {
    let test = try TestDatabase()
    _ = try await World("a", in: test)
    try await test.onWriter { db in
      try db.execute(
        sql: """
          UPDATE alert_cursor SET notice_id = 9223372036854775807;
          UPDATE alert_deliveries SET state = 2;
          UPDATE report_deliveries SET state = 2;
          UPDATE undo_jobs SET state = 2;
          UPDATE retry_jobs SET state = 2;
          UPDATE replay_jobs SET state = 2;
          DELETE FROM reviewed_comments;
          UPDATE erasures SET stage = 4, author_id = NULL, username = NULL, covered_until = 0,
            finished_at = 0;
          INSERT INTO sessions SELECT 1, id, x'00', 0, 0, 0, NULL, NULL FROM operators;
          INSERT INTO idempotency_keys SELECT 1, id, NULL, 'k', x'00', NULL, 'r', 0 FROM operators;
          INSERT INTO key_rotations VALUES (1, 'a', 'b', 0, 0, 0);
          INSERT INTO known_networks SELECT id, '192.0.2.1', 0 FROM operators;
          UPDATE \(row.record.rawValue) SET \(row.age);
          """)
    }
    let count = "SELECT count(*) FROM \(row.record.rawValue)"
    let all = try await test.count(count)
    #expect(all > 0)
    func run(_ later: Int64) async throws {
      let work = RetentionWorkRepository(test.database)
      let moment = TestClock.start + .milliseconds(later)
      let due = try await work.dueTasks(under: RetentionPolicy(), at: moment)
      for task in due where task == .records(row.record, at: moment) {
        _ = try await work.carryOut(task, under: RetentionPolicy(), within: .seconds(1))
      }
    }
    try await run(0)
    #expect(try await test.count(count) == all)
    if let keep = row.keep {
      let settled = try await test.dump()
      try await test.onWriter { db in try db.execute(sql: keep) }
      try await run(1)
      #expect(try await test.count(count) == all)
      #expect(try await test.dump() != settled)
      return
    }
    try await run(1)
    #expect(try await test.count(count) == 0)
  }

  @Test("goes where nothing keeps it", arguments: Row.all.filter { $0.keep != nil })
  func settled(_ row: Row) async throws {
    let test = try TestDatabase()
    _ = try await World("a", in: test)
    try await test.onWriter { db in
      try db.execute(
        sql: """
          UPDATE alert_cursor SET notice_id = 9223372036854775807;
          UPDATE alert_deliveries SET state = 2;
          UPDATE report_deliveries SET state = 2;
          UPDATE undo_jobs SET state = 2;
          UPDATE retry_jobs SET state = 2;
          UPDATE replay_jobs SET state = 2;
          DELETE FROM reviewed_comments;
          UPDATE \(row.record.rawValue) SET \(row.age);
          """)
    }
    try await test.runRetention(at: TestClock.start + .milliseconds(1))
    #expect(try await test.count("SELECT count(*) FROM \(row.record.rawValue)") == 0)
  }
}
