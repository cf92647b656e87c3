import Foundation
import GRDB
import Moderation
import Testing

@testable import Storage

/// Failures that take the whole transaction with them: everyone hears of it, nothing is left, and writing resumes.
@Suite struct WriteFailureTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let account: AccountID

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    account = try await test.addAccount(in: scope)
  }

  private func large(_ id: Int) -> JournalEntry {
    .comment("\(id)", text: String(repeating: "x", count: 20_000), of: account, in: scope)
  }

  /// A transaction takes many of these.
  private func middling(_ id: Int) -> JournalEntry {
    .comment("\(id)", text: String(repeating: "x", count: 1000), of: account, in: scope)
  }

  /// All of them go into one transaction.
  private func expectFailure(_ error: StorageError, of entries: [JournalEntry]) async throws {
    let before = try await test.dump()
    let gate = await Gate(holding: test.database)
    let first = test.queue([.comment("small", of: account, in: scope)])
    let closure = test.queue { db in try db.execute(sql: "INSERT INTO key_probe (id, sealed) VALUES (1, x'00')") }
    let second = test.queue(entries)
    gate.open()
    #expect(await first.value == [.failed(error)])
    #expect(await closure.value as? StorageError == error)
    #expect(await second.value == entries.map { _ in .failed(error) })
    #expect(try await test.dump() == before)
  }

  private func expectRecovery(with entries: [JournalEntry]) async throws {
    #expect(await test.record(entries) == entries.map { _ in .stored })
    try await test.database.checkWritable()
    #expect(try await test.totalsMatchEvents())
  }

  @Test("A full database fails the batch with diskFull, and the writer goes on when there is room")
  func full() async throws {
    try await test.onWriter { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 5)")
    }
    let entries = (0..<40).map(middling)
    try await expectFailure(.diskFull, of: entries)
    try await expectFailure(.diskFull, of: entries)
    // What fits is still stored.
    try await expectRecovery(with: [.comment("fits", of: account, in: scope)])
    try await test.onWriter { db in try db.execute(sql: "PRAGMA max_page_count = 1000000") }
    try await expectRecovery(with: entries)
  }

  @Test("The cause that ended the batch is told, not the first entry's own fault")
  func secondCause() async throws {
    try await test.onWriter { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
    }
    // Of two senders, of each no more than a transaction takes.
    let unknown = JournalEntry.comment("0", of: .fresh(), in: .unknown)
    try await expectFailure(.diskFull, of: [unknown] + (1..<BurstPace.bounds.lowerBound).map(middling))
  }

  @Test("A database that became read-only fails the batch with readOnly, and recovers")
  func readOnly() async throws {
    try await test.onWriter { db in try db.execute(sql: "PRAGMA query_only = 1") }
    try await expectFailure(.readOnly, of: [large(1)])
    try await test.onWriter { db in try db.execute(sql: "PRAGMA query_only = 0") }
    try await expectRecovery(with: [large(1)])
  }

  @Test("A file that another connection is writing to fails the batch with locked, and recovers")
  func locked() async throws {
    try await test.onWriter { db in try db.execute(sql: "PRAGMA busy_timeout = 0") }
    let held = try ExclusiveHold(of: test.path)
    try await expectFailure(.locked, of: [large(1)])
    try held.release()
    try await expectRecovery(with: [large(1)])
  }

  @Test(
    "A disk that fills up fails the batch with diskFull, and the writer goes on once there is space",
    .enabled(if: SmallDisk.isAvailable, "needs root and the right to mount a tmpfs"))
  func fullDisk() async throws {
    let disk = try SmallDisk(megabytes: 3)
    defer { disk.unmount() }
    let database = try TestDatabase.open(disk.path("gatehouse.db"))
    let ballast = disk.path("ballast")
    let tenants = TenantRepository(database)
    var failure: StorageError?
    try Data(count: 1_500_000).write(to: URL(filePath: ballast))
    var stored = 0
    while failure == nil, stored < 5000 {
      do {
        // Each in a transaction of its own, which is how a log grows fastest.
        try await tenants.create(
          Tenant(
            id: .fresh(), name: "\(stored)", isDisabled: false, createdAt: test.clock.now, updatedAt: test.clock.now),
          ruleSet: nil, author: nil, in: TestDatabase.gateway)
        stored += 1
      } catch let error as StorageError {
        failure = error
      }
    }
    #expect(failure == .diskFull)
    try FileManager.default.removeItem(atPath: ballast)
    try await database.checkWritable()
    let rows = try await database.pool.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM tenants") }
    #expect(rows == stored)
    await database.close()
  }
}

/// A second connection in the middle of a write transaction.
private final class ExclusiveHold {
  private let queue: DatabaseQueue

  init(of path: String) throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { db in try db.beginTransaction(.immediate) }
  }

  func release() throws {
    try queue.inDatabase { db in try db.rollback() }
    try queue.close()
  }
}

/// A file system of a few megabytes in memory.
private final class SmallDisk: Sendable {
  private let folder: TemporaryFolder

  static let isAvailable: Bool = {
    guard getuid() == 0, let disk = try? SmallDisk(megabytes: 1) else { return false }
    disk.unmount()
    return true
  }()

  init(megabytes: Int) throws {
    folder = try TemporaryFolder()
    guard try Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder.url.path) == 0 else {
      throw StorageError.readOnly
    }
  }

  func path(_ name: String) -> String { folder.path(name) }

  func unmount() { _ = try? Self.run("umount", "--lazy", folder.url.path) }

  private static func run(_ arguments: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
