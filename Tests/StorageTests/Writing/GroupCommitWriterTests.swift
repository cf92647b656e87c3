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

  @Test("Deleting a tenant or an account in the batch that holds its entries fails nothing and leaves nothing")
  func deletionInTheSameBatch() async throws {
    let test = try TestDatabase()
    let first = try await test.addTenant("a")
    let second = try await test.addTenant("b")
    let firstAccount = try await test.addAccount(in: first)
    let secondAccount = try await test.addAccount(in: second)
    let kept = try await test.addAccount("kept", in: second)
    let gate = await Gate(holding: test.database)
    let entries = test.queue([
      .doomed("1", of: firstAccount, in: first), .doomed("1", of: secondAccount, in: second),
      .doomed("1", of: kept, in: second),
    ])
    let tenantGone = test.queue { db in
      try db.execute(sql: "DELETE FROM tenants WHERE id = ?", arguments: [first.tenantID.rawValue])
    }
    let accountGone = Task { try await AccountRepository(test.database).delete(secondAccount, in: second) }
    // The repository queues its closure on a task of its own: let that happen before what must come after it.
    while test.database.writer.queuedEntries < 5 { await Task.yield() }
    let late = test.queue([.comment("2", of: secondAccount, in: second), .comment("2", of: kept, in: second)])
    gate.open()
    #expect(await entries.value == [.stored, .stored, .stored])
    #expect(await tenantGone.value == nil)
    #expect(try await accountGone.value)
    #expect(await late.value == [.failed(.reference(what: "account")), .stored])
    // The account's data goes in slices.
    try await test.runRetention()
    #expect(try await test.count("SELECT count(*) FROM events") == 2)
    #expect(try await test.count("SELECT count(DISTINCT account_id) FROM hourly_totals") == 1)
    #expect(try await test.totalsMatchEvents())
  }

  @Test("A full queue refuses at once, and what was queued is still stored")
  func overload() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let gate = await Gate(holding: test.database)
    let limit = GroupCommitWriter.queueLimit
    let accepted = test.queue(
      (1..<limit).map { .comment("\($0)", of: account, in: scope) })
    let last = test.queue([.comment("last", of: account, in: scope)])
    let refused = Mutex<[JournalOutcome]>([])
    GroupCommitJournal(test.database).record([
      .comment("no", of: account, in: scope), .comment("no either", of: account, in: scope),
    ]) { outcomes in refused.withLock { $0 = outcomes } }
    #expect(refused.withLock { $0 } == [.failed(.overloaded), .failed(.overloaded)])
    await #expect(throws: StorageError.overloaded) { try await test.database.checkWritable() }
    gate.open()
    #expect(await accepted.value == Array(repeating: .stored, count: limit - 1))
    #expect(await last.value == [.stored])
    #expect(await test.record([.comment("no", of: account, in: scope)]) == [.stored])
    #expect(try await test.count("SELECT count(*) FROM events") == limit + 1)
    #expect(try await test.totalsMatchEvents())
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

  @Test("In a random mix every call is answered once, and what was called stored is there", arguments: [1, 2, 3])
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
    let calls = CallCounts(batches.count)
    let outcomes = await withTaskGroup(of: [JournalOutcome].self) { group in
      for (index, batch) in batches.enumerated() {
        group.addTask {
          await withCheckedContinuation { continuation in
            GroupCommitJournal(test.database).record(batch) { outcomes in
              calls.count(index)
              continuation.resume(returning: outcomes)
            }
          }
        }
        if index % 10 == 0 {
          group.addTask {
            _ = try? await test.database.write { _ in throw StorageError.stale(current: 1) }
            return []
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    await test.database.close()
    #expect(calls.all == Array(repeating: 1, count: batches.count))
    #expect(outcomes.count == batches.reduce(0) { $0 + $1.count })
    let again = try TestDatabase(folder: test.folder)
    let stored = outcomes.filter { $0 == .stored }.count
    #expect(try await again.count("SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM parked)") == stored)
    #expect(try await again.totalsMatchEvents())
  }
}

/// How often each call was answered.
private final class CallCounts: Sendable {
  private let counts: Mutex<[Int]>

  init(_ calls: Int) { counts = Mutex(Array(repeating: 0, count: calls)) }

  var all: [Int] { counts.withLock { $0 } }

  func count(_ call: Int) { counts.withLock { $0[call] += 1 } }
}
