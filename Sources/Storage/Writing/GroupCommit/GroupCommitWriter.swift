internal import GRDB
internal import Logging
internal import Moderation
internal import Synchronization

/// The one writer. Whatever is queued while a commit is on its way to the disk goes into the next transaction together,
/// so that the cost of reaching the disk is shared by all who wait for it.
///
/// A failing job does not fail its neighbours. When the whole transaction fails (a full disk, say) every job in it gets
/// the same typed error, and the next batch starts afresh: the writer recovers as soon as its cause is gone.
final class GroupCommitWriter: Sendable {
  /// The most journal entries that may wait: about a second of work, so that overload is answered and not stored up.
  static let queueLimit = 16_384

  private struct Queue {
    var jobs: [WriteJob] = []
    var entries = 0
    /// What has its turn between two batches.
    var betweenBatches: [@Sendable (Database) -> Void] = []
    var isDraining = false
    var isClosed = false
    var closeWaiters: [CheckedContinuation<Void, Never>] = []
  }

  private struct Turn {
    var batch: [WriteJob]
    var betweenBatches: [@Sendable (Database) -> Void]
  }

  private let queue = Mutex(Queue())
  private let pool: DatabasePool
  private let batchWriter: BatchWriter
  private let checkpoints: Checkpoints
  /// How much of the time goes into batches.
  let use = WriterUse()

  init(pool: DatabasePool, clock: WallClock, work: WorkSignals, damage: DamageMark, logger: Logger) throws {
    self.pool = pool
    (batchWriter, checkpoints) = try pool.writeWithoutTransaction { db in
      (
        try BatchWriter(db, clock: clock, work: work, damage: damage, logger: logger),
        Checkpoints(db, damage: damage, logger: logger)
      )
    }
  }

  /// Runs `body` in the next transaction and returns when that is on disk. `body` may run twice, so it must do nothing
  /// but talk to the database. Throws `StorageError`.
  func write<T: Sendable>(_ body: @escaping @Sendable (Database, JournalStatements) throws -> T) async throws -> T {
    let slot = Mutex<T?>(nil)
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      let job = WriteJob.closure(
        { db, journal in
          let value = try body(db, journal)
          slot.withLock { $0 = value }
        },
        completion: { continuation.resume(with: $0) })
      if let refusal = submit(job) { continuation.resume(throwing: refusal) }
    }
    guard let value = slot.withLock({ $0 }) else { throw StorageError.failed(detail: "a write gave no value") }
    return value
  }

  /// Runs `body` outside of any transaction, after the next batch, however many more are waiting. Throws what it throws,
  /// and `StorageError.closed`.
  func betweenBatches<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      let turn: @Sendable (Database) -> Void = { db in continuation.resume(with: Result { try body(db) }) }
      let starts = queue.withLock { queue -> Bool? in
        if queue.isClosed { return nil }
        queue.betweenBatches.append(turn)
        defer { queue.isDraining = true }
        return !queue.isDraining
      }
      guard let starts else { return continuation.resume(throwing: StorageError.closed) }
      if starts { drainInBackground() }
    }
  }

  func record(_ entries: [JournalEntry], whenDurable: @escaping @Sendable ([JournalOutcome]) -> Void) {
    if let refusal = submit(.journal(entries, completion: whenDurable)) {
      whenDurable(entries.map { _ in .failed(refusal) })
    }
  }

  var isClosed: Bool { queue.withLock { $0.isClosed } }

  /// How many journal entries and closures wait for the next transaction, or for their turn behind it.
  var queuedEntries: Int { queue.withLock { $0.entries + $0.betweenBatches.count } }

  /// Refuses new work and returns when what was queued is on disk and nothing of ours is left open.
  func close() async {
    await refuseAndDrain()
    await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { _ in
        self.batchWriter.close()
        continuation.resume()
      }
    }
  }

  private func refuseAndDrain() async {
    await withCheckedContinuation { continuation in
      let isIdle = queue.withLock { queue in
        queue.isClosed = true
        if queue.isDraining { queue.closeWaiters.append(continuation) }
        return !queue.isDraining
      }
      if isIdle { continuation.resume() }
    }
  }

  func submit(_ job: WriteJob) -> StorageError? {
    let entries = job.entries
    let (refusal, starts) = queue.withLock { queue -> (StorageError?, Bool) in
      if queue.isClosed { return (.closed, false) }
      if queue.entries + entries > Self.queueLimit { return (.overloaded, false) }
      queue.jobs.append(job)
      queue.entries += entries
      defer { queue.isDraining = true }
      return (nil, !queue.isDraining)
    }
    if starts { drainInBackground() }
    return refusal
  }

  private func drainInBackground() {
    pool.asyncWriteWithoutTransaction { db in
      while let turn = self.takeTurn() {
        if !turn.batch.isEmpty {
          let began = ContinuousClock.now
          self.batchWriter.write(turn.batch, to: db)
          self.use.add(ContinuousClock.now - began)
        }
        for body in turn.betweenBatches {
          body(db)
          self.batchWriter.noticeChange()
        }
        self.use.add(self.checkpoints.run(on: db))
      }
    }
  }

  /// Everything queued; nil, and no longer draining, when there is nothing.
  private func takeTurn() -> Turn? {
    let (turn, waiters) = queue.withLock { queue -> (Turn?, [CheckedContinuation<Void, Never>]) in
      guard queue.jobs.isEmpty, queue.betweenBatches.isEmpty else {
        defer {
          queue.jobs = []
          queue.entries = 0
          queue.betweenBatches = []
        }
        return (Turn(batch: queue.jobs, betweenBatches: queue.betweenBatches), [])
      }
      queue.isDraining = false
      defer { queue.closeWaiters = [] }
      return (nil, queue.closeWaiters)
    }
    for waiter in waiters { waiter.resume() }
    return turn
  }
}
