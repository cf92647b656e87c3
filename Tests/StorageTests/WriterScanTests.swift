import GRDB
import Moderation
import Testing

@testable import Storage

/// Deliveries wait for the writer, so that nothing is looked for there that may be anywhere among many rows.
@Suite struct WriterScanTests {
  /// Filters may fit few of very many.
  @Test("What filters choose is never looked for in the writer")
  func chosenOnReaders() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let person = try TenantScope.of(world.scope.tenantID, for: world.manager)
    let desk = ReviewDeskRepository(test.database)
    let filter = ReviewQueueFilter(verdict: .review)
    let confirmation = try await desk.selection(matching: filter, verdict: .hide, at: test.clock.now, in: person)
      .confirmation
    let recorder = StatementRecorder()
    try await test.onWriter { db in db.trace { recorder.add($0) } }
    let claimed = try await ReviewQueueRepository(test.database).claim(
      5, matching: filter, at: test.clock.now, in: person)
    let outcome = try await desk.decide(
      .hide, matching: filter, confirmation: confirmation, at: test.clock.now, in: person)
    _ = try await desk.decide(.hide, matching: filter, confirmation: confirmation, at: test.clock.now, in: person)
    try await RetryRepository(test.database).advance(world.retryJob.id, limit: 10, at: test.clock.now)
    try await test.onWriter { db in db.trace(nil) }
    #expect(!claimed.isEmpty)
    guard case .started = outcome else { throw StorageError.failed(detail: "not started") }
    #expect(recorder.all.contains { $0.contains("UPDATE review_queue") })
    #expect(recorder.all.contains { $0.contains("UPDATE retry_jobs") })
    let chosen = recorder.all.filter { sql in
      ["FROM review_queue LEFT JOIN", "FROM review_queue CROSS JOIN", "FROM actions WHERE tenant_id"]
        .contains { sql.contains($0) }
    }
    #expect(chosen == [])
  }
}
