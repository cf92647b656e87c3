import GRDB
import Moderation
import Synchronization
import Testing

@testable import Storage

@Suite struct GroupCommitWriterTests {
  @Test("Every one of many callers at once reads its own row as soon as its call returns")
  func concurrentCallers() async throws {
    let test = try TestDatabase()
    let names = (0..<200).map { "tenant \($0)" }
    let seen = try await withThrowingTaskGroup(of: Bool.self) { group in
      for name in names {
        group.addTask {
          let scope = try await test.addTenant(name)
          return try await TenantRepository(test.database).tenant(in: scope)?.name == name
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(seen.count == 200 && seen.allSatisfy { $0 })
  }

  @Test("A failing entry fails alone: its neighbours are stored, and counted once")
  func failingEntry() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let outcomes = await test.record([
      .comment("1", of: account, in: scope),
      .comment("2", of: .fresh(), in: .unknown),
      .doomed("3", of: account, in: scope),
      .comment("1", of: account, in: scope),
      .parked([1], of: nil, in: .unknown),
      .comment("4", of: account, in: scope),
    ])
    #expect(
      outcomes == [
        .stored, .failed(.reference(what: "account")), .stored, .duplicate,
        .failed(.reference(what: "a referenced row")), .stored,
      ])
    #expect(try await test.count("SELECT count(*) FROM events") == 3)
    #expect(try await test.count("SELECT count(*) FROM actions") == 1)
    #expect(try await test.count("SELECT sum(events) FROM hourly_totals") == 3)
  }

  @Test("A failing closure fails alone, whether SQLite or the closure itself refused")
  func failingClosure() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let gate = await Gate(holding: test.database)
    let before = test.queue([.comment("1", of: account, in: scope)])
    let taken = test.queue { db in
      try db.execute(sql: "INSERT INTO key_probe (id, sealed) VALUES (1, x'00')")
      try db.execute(sql: "INSERT INTO tenants (id, name, created_at, updated_at) SELECT 7, name, 0, 0 FROM tenants")
    }
    let thrown = test.queue { db in
      try db.execute(sql: "DELETE FROM accounts")
      throw StorageError.stale(current: 3)
    }
    let after = test.queue([.comment("2", of: account, in: scope), .comment("3", of: .fresh(), in: scope)])
    gate.open()
    #expect(await before.value == [.stored])
    #expect(await taken.value as? StorageError == .conflict(what: "a unique value"))
    #expect(await thrown.value as? StorageError == .stale(current: 3))
    #expect(await after.value == [.stored, .failed(.reference(what: "account"))])
    #expect(try await test.count("SELECT count(*) FROM key_probe") == 0)
    #expect(try await test.count("SELECT count(*) FROM accounts") == 1)
    #expect(try await test.count("SELECT sum(events) FROM hourly_totals") == 2)
  }

  @Test("Deleting a tenant or an account in the batch that holds its entries fails those alone and leaves nothing")
  func deletionInTheSameBatch() async throws {
    let test = try TestDatabase()
    let first = try await test.addTenant("a")
    let second = try await test.addTenant("b")
    let firstAccount = try await test.addAccount(in: first)
    let secondAccount = try await test.addAccount(in: second)
    let kept = try await test.addAccount("kept", in: second)
    _ = await test.record([
      .doomed("0", of: firstAccount, in: first), .doomed("0", of: secondAccount, in: second),
      .doomed("0", of: kept, in: second),
    ])
    let gate = await Gate(holding: test.database)
    let entries = test.queue([
      .doomed("1", of: firstAccount, in: first), .doomed("1", of: secondAccount, in: second),
      .doomed("1", of: kept, in: second),
    ])
    let tenantGone = test.queue { db in
      try db.execute(sql: "DELETE FROM tenants WHERE id = ?", arguments: [first.tenantID.rawValue])
    }
    let accountGone = Task { try await AccountRepository(test.database).delete(secondAccount, in: second) }
    // The repository queues its closure on a task of its own.
    while test.database.writer.queuedEntries < 5 { await Task.yield() }
    gate.open()
    #expect(await tenantGone.value == nil)
    #expect(try await accountGone.value)
    let gone = JournalOutcome.failed(.reference(what: "account"))
    #expect(await entries.value == [gone, gone, .stored])
    // The account's data goes in slices.
    try await test.runRetention()
    #expect(try await test.count("SELECT count(*) FROM events") == 2)
    #expect(try await test.count("SELECT count(DISTINCT account_id) FROM hourly_totals") == 1)
    #expect(try await test.totalsMatchEvents())
  }

  @Test("A tenant that fills the queue is refused at once, and others are not; what was queued is still stored")
  func overload() async throws {
    let test = try TestDatabase()
    let (loud, modest) = (try await test.addTenant("a"), try await test.addTenant("b"))
    let (loudAccount, account) = (try await test.addAccount(in: loud), try await test.addAccount(in: modest))
    let gate = await Gate(holding: test.database)
    // One tenant alone may have half of the places.
    let limit = WriteQueue.entryPlaces / 2
    let flood = test.queue((0..<limit + 2).map { .comment("\($0)", of: loudAccount, in: loud) })
    let large = test.queue([
      .parked(Array(repeating: 0, count: (limit + WriteQueue.entryReserve) << 10), of: account, in: modest)
    ])
    let share = test.queue((0..<100).map { .comment("\($0)", of: account, in: modest) })
    async let writable: Void = test.database.checkWritable()
    gate.open()
    try await writable
    let stored = Array(repeating: JournalOutcome.stored, count: limit)
    #expect(await flood.value == stored + [.failed(.overloaded), .failed(.overloaded)])
    #expect(await large.value == [.failed(.overloaded)])
    #expect(await share.value == Array(repeating: .stored, count: 100))
    #expect(await test.record([.comment("again", of: loudAccount, in: loud)]) == [.stored])
    #expect(try await test.count("SELECT count(*) FROM events") == limit + 101)
    #expect(try await test.totalsMatchEvents())
  }

  @Test("A tenant with little is stored before one that sent a thousand times as much earlier")
  func fairness() async throws {
    let test = try TestDatabase()
    let (loud, modest) = (try await test.addTenant("a"), try await test.addTenant("b"))
    let (loudAccount, account) = (try await test.addAccount(in: loud), try await test.addAccount(in: modest))
    let gate = await Gate(holding: test.database)
    let stored = Mutex<[String]>([])
    let flood = (0..<5000).map { JournalEntry.comment("\($0)", of: loudAccount, in: loud) }
    GroupCommitJournal(test.database).record(flood) { known in stored.withLock { $0 += known.map { _ in "loud" } } }
    // In one hand-over with more of the flood, as from the same event loop.
    GroupCommitJournal(test.database).record(
      flood.prefix(1) + (0..<5).map { .comment("\($0)", of: account, in: modest) }
    ) { known in stored.withLock { $0 += known.map { $0.place == 0 ? "loud" : "modest" } } }
    gate.open()
    await test.database.close()
    let order = stored.withLock { $0 }
    let last = try #require(order.lastIndex(of: "modest"))
    #expect(order.count == 5006 && last < WriteQueue.batchPlaces)
  }

  @Test("Changes wait for deliveries no longer than deliveries for changes")
  func closuresBesideAFlood() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let gate = await Gate(holding: test.database)
    let limit = WriteQueue.closureLimit
    let events = Mutex<[Int]>([])
    let changes = (0..<limit + 1).map { _ in
      test.queue { db in
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM events") ?? 0
        events.withLock { $0.append(count) }
      }
    }
    let entries = test.queue((0..<1000).map { .comment("\($0)", of: account, in: scope) })
    gate.open()
    #expect(await entries.value == Array(repeating: .stored, count: 1000))
    for change in changes.dropLast() { #expect(await change.value == nil) }
    #expect(await changes[limit].value as? StorageError == .overloaded)
    let seen = events.withLock { $0 }
    let (perBatch, changesAtOnce) = (WriteQueue.batchPlaces, WriteQueue.batchClosures)
    #expect(seen == (0..<limit).map { min(1000, $0 / changesAtOnce * perBatch) })
  }

  @Test("Who must not miss what was decided before waits until all of it is stored, and for nothing else")
  func settling() async throws {
    let test = try TestDatabase()
    await test.database.writer.settle()
    let (loud, modest) = (try await test.addTenant("a"), try await test.addTenant("b"))
    let (loudAccount, account) = (try await test.addAccount(in: loud), try await test.addAccount(in: modest))
    let gate = await Gate(holding: test.database)
    let flood = test.queue((0..<1000).map { .comment("\($0)", of: loudAccount, in: loud) })
    let one = test.queue([.comment("1", of: account, in: modest)])
    let seen = Task {
      await test.database.writer.settle()
      return try await test.count("SELECT count(*) FROM events")
    }
    // The turn between batches that it asks for first.
    while test.database.writer.queuedEntries < 1002 { await Task.yield() }
    gate.open()
    #expect(try await seen.value == 1001)
    _ = await (flood.value, one.value)
    await test.database.close()
    await test.database.writer.settle()
  }

  @Test("Closing stores what is queued and refuses what comes later")
  func closing() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let gate = await Gate(holding: test.database)
    let queued = test.queue([.comment("1", of: account, in: scope)])
    let closing = Task { await test.database.close() }
    while !test.database.writer.isClosed { await Task.yield() }
    #expect(await test.record([.comment("2", of: account, in: scope)]) == [.failed(.closed)])
    await #expect(throws: StorageError.closed) { try await test.addTenant("b") }
    gate.open()
    await closing.value
    #expect(await queued.value == [.stored])
    let again = try TestDatabase(folder: test.folder)
    #expect(try await again.count("SELECT count(*) FROM events") == 1)
  }

  @Test("No entries are answered with no outcomes")
  func nothing() async throws {
    let test = try TestDatabase()
    #expect(await test.record([]) == [])
  }

  @Test("In a random mix every entry is answered once, and what was called stored is there", arguments: [1, 2, 3])
  func randomMix(seed: UInt64) async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    var generator = SeededGenerator(seed: seed)
    let batches: [[JournalEntry]] = (0..<150).map { _ in
      (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        let id = "\(Int.random(in: 0..<200, using: &generator))"
        return switch Int.random(in: 0..<10, using: &generator) {
        case 0: .comment(id, of: .fresh(), in: .unknown)
        case 1: .comment(id, of: account, in: .unknown)
        case 2: .parked(Array(id.utf8), of: account, in: scope)
        case 3: .doomed(id, of: account, in: scope)
        case 4: .comment(id, kind: .deleted, of: account, in: scope)
        default: .comment(id, of: account, in: scope)
        }
      }
    }
    let known = Known(calls: batches.count)
    await withTaskGroup(of: Void.self) { group in
      for (index, batch) in batches.enumerated() {
        group.addTask {
          GroupCommitJournal(test.database).record(batch) { known.add($0, to: index) }
        }
        if index % 10 == 0 {
          group.addTask { _ = try? await test.database.write { _ in throw StorageError.stale(current: 1) } }
        }
      }
    }
    await test.database.close()
    let answers = known.ofCalls
    #expect(answers.map { $0.map(\.place).sorted() } == batches.map { Array($0.indices) })
    let outcomes = answers.joined().map(\.outcome)
    let again = try TestDatabase(folder: test.folder)
    let stored = outcomes.filter { $0 == .stored }.count
    #expect(try await again.count("SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM parked)") == stored)
    #expect(try await again.totalsMatchEvents())
  }
}

/// What is known of the entries of each call.
private final class Known: Sendable {
  private let outcomes: Mutex<[[PlacedOutcome]]>

  init(calls: Int) { outcomes = Mutex(Array(repeating: [], count: calls)) }

  var ofCalls: [[PlacedOutcome]] { outcomes.withLock { $0 } }

  func add(_ news: [PlacedOutcome], to call: Int) { outcomes.withLock { $0[call] += news } }
}
