import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

@Suite("SQLite's log goes into the file") struct CheckpointsTests {
  private let test: TestDatabase

  init() throws { test = try TestDatabase() }

  @Test("when it is long enough, and after whoever made it so has heard that it is on the disk")
  func afterTheAnswer() async throws {
    try await write(bytes: Self.long)
    let sizeAtAnswer = Mutex(0)
    let refusal = test.database.writer.submit(
      QueuedClosure(body: { db, _ in try Self.insert(Self.long, db) }) { [size] _ in
        sizeAtAnswer.withLock { $0 = size() }
      })
    #expect(refusal == nil)
    try await writerIsIdle()
    let atAnswer = sizeAtAnswer.withLock { $0 }
    #expect(atAnswer > Self.long && atAnswer < 2 * Self.long)
    #expect(size() > 2 * Self.long)
  }

  @Test("not while it is short")
  func short() async throws {
    let before = size()
    try await write(bytes: Self.long / 8)
    #expect(size() == before)
  }

  @Test("after what had its turn between two batches, too")
  func betweenBatches() async throws {
    try await test.database.writer.betweenBatches { db in try Self.insert(Self.long, db) }
    try await writerIsIdle()
    #expect(size() > Self.long)
  }

  @Test("as far as readers let it, and the rest once they are gone")
  func readers() async throws {
    try await write(bytes: Self.long)
    let before = size()
    let gate = DispatchSemaphore(value: 0)
    let (started, start) = AsyncStream.makeStream(of: Void.self)
    test.database.pool.asyncRead { db in
      _ = try? db.get().execute(sql: "SELECT count(*) FROM parked")
      start.finish()
      gate.wait()
    }
    for await _ in started {}
    try await write(bytes: Self.long)
    #expect(size() == before)
    gate.signal()
    try await write(bytes: Self.long)
    #expect(size() > 3 * Self.long)
  }

  /// As much as `Checkpoints` ever lets gather.
  private static let long = Checkpoints.mostPages * 4096

  private static func insert(_ bytes: Int, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO parked (reason, body, received_at) VALUES (hex(zeroblob(?)), randomblob(8), 0)",
      arguments: [bytes / 2])
  }

  private func write(bytes: Int) async throws {
    try await test.database.write { db in try Self.insert(bytes, db) }
    try await writerIsIdle()
  }

  private func writerIsIdle() async throws { try await test.onWriter { _ in } }

  private var size: @Sendable () -> Int {
    { [path = test.path] in
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? -1
    }
  }
}
