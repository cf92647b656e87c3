import Dispatch
import GRDB
import Moderation
import Synchronization
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(5))) struct SharedReaderTests {
  private let test: TestDatabase

  init() throws { test = try TestDatabase() }

  private func put(_ number: Int) async throws {
    try await test.onWriter { db in
      try db.execute(sql: "CREATE TABLE IF NOT EXISTS numbers (number INTEGER)")
      try db.execute(sql: "INSERT INTO numbers VALUES (?)", arguments: [number])
    }
  }

  private static func greatest(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(number) FROM numbers") ?? 0
  }

  @Test("Questions that come while one is answered are answered from one state, which is not older than they are")
  func together() async throws {
    try await put(1)
    let database = test.database
    let (first, second) = (Stop(), Stop())
    let earlier = Task { try await database.readTogether { db in first.pass(try Self.greatest(db)) } }
    await first.reached()
    let others = (0..<50).map { _ in
      Task { try await database.readTogether { db in second.pass(try Self.greatest(db)) } }
    }
    while database.sharedReader.queuedQuestions < 50 { await Task.yield() }
    try await put(2)
    first.open()
    // The first of them has been answered, and the rest not yet.
    await second.reached()
    try await put(3)
    second.open()
    #expect(try await earlier.value == 1)
    for other in others { #expect(try await other.value == 2) }
    #expect(try await database.readTogether(Self.greatest) == 3)
  }

  @Test("A question that fails fails alone, and a closed database answers none")
  func failing() async throws {
    try await put(1)
    let database = test.database
    let wrong = Task {
      try await database.readTogether { db in try Int.fetchOne(db, sql: "SELECT nothing FROM numbers") }
    }
    let right = Task { try await database.readTogether(Self.greatest) }
    #expect(try await right.value == 1)
    await #expect(throws: StorageError.self) { try await wrong.value }
    await database.close()
    await #expect(throws: StorageError.closed) { try await database.readTogether(Self.greatest) }
  }
}

/// Holds up the first thread that comes by.
private final class Stop: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let isReached = Atomic(false)

  func pass<Value>(_ value: Value) -> Value {
    if !isReached.exchange(true, ordering: .acquiringAndReleasing) { semaphore.wait() }
    return value
  }

  func reached() async { while !isReached.load(ordering: .acquiring) { await Task.yield() } }

  func open() { semaphore.signal() }
}
