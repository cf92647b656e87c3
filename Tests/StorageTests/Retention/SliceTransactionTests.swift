import GRDB
import Moderation
import Synchronization
import Testing

@testable import Storage

@Suite("The light transaction of a slice") struct SliceTransactionTests {
  private let test: TestDatabase

  init() throws { test = try TestDatabase() }

  @Test("leaves SQLite as thorough as it was, also where the writing failed")
  func thoroughAgain() async throws {
    let database = test.database
    for isFailing in [true, false] {
      let write = Task {
        try await database.timedWrite(within: .zero, as: .light) { db, _ in
          #expect(try !SliceTransaction.isThorough(db))
          try db.execute(sql: "INSERT INTO key_probe (id, sealed) VALUES (1, x'00')")
          if isFailing { throw StorageError.diskFull }
        }
      }
      if isFailing {
        await #expect(throws: StorageError.diskFull) { try await write.value }
      } else {
        _ = try await write.value
      }
      #expect(try await test.onWriter { db in try SliceTransaction.isThorough(db) })
      #expect(try await test.count("SELECT count(*) FROM key_probe") == (isFailing ? 0 : 1))
    }
    await #expect(throws: StorageError.reference(what: "a referenced row")) {
      try await database.write { db in
        try db.execute(sql: "INSERT INTO decisions (event_id, verdict, basis, rule_set_version) VALUES (1, 1, 1, 1)")
      }
    }
  }

  @Test("has its turn after one batch, however long deliveries go on")
  func notHeldUp() async throws {
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let gate = await Gate(holding: test.database)
    let deliveries = DeliveriesInARow(to: test.database, limit: 2000) {
      .comment("\($0)", of: account, in: scope)
    }
    deliveries.begin()
    let database = test.database
    let events = Task {
      try await database.timedWrite(within: .zero, as: .light) { db, _ in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM events") ?? 0
      }.value
    }
    // Until it is queued, or the gate would open too early to show anything.
    while database.writer.queuedEntries < 2 { await Task.yield() }
    gate.open()
    #expect(try await events.value == 1)
    await database.close()
    await #expect(throws: StorageError.closed) {
      try await database.timedWrite(within: .zero, as: .light) { _, _ in }
    }
  }
}

/// Deliveries of which each is queued before the writer looks for the next: so that it always has something to write.
private final class DeliveriesInARow: Sendable {
  private let journal: GroupCommitJournal
  private let entry: @Sendable (Int) -> JournalEntry
  private let left: Mutex<Int>

  init(to database: GatehouseDatabase, limit: Int, entry: @escaping @Sendable (Int) -> JournalEntry) {
    journal = GroupCommitJournal(database)
    self.entry = entry
    left = Mutex(limit)
  }

  func begin() {
    let number = left.withLock { left in
      left -= 1
      return left
    }
    guard number > 0 else { return }
    journal.record([entry(number)]) { if $0.first?.outcome == .stored { self.begin() } }
  }
}
