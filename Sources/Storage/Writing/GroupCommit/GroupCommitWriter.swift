internal import GRDB
internal import Logging
internal import Moderation
internal import Synchronization

/// The one writer. Whatever is queued while a commit is on its way to the disk goes into the next transaction together,
/// so that the cost of reaching the disk is shared by all who wait for it.
///
/// Deliveries wait in a line for each tenant, and a transaction takes but so many of them, of each tenant in turn: one
/// that sends more than can be stored waits for itself, and is the one that is refused when there is no more room.
///
/// A failing job does not fail its neighbours. When the whole transaction fails (a full disk, say) every job in it gets
/// the same typed error, and the next batch starts afresh: the writer recovers as soon as its cause is gone.
final class GroupCommitWriter: Sendable {
  private let queue = Mutex(WriteQueue())
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
      let closure = QueuedClosure(
        body: { db, journal in
          let value = try body(db, journal)
          slot.withLock { $0 = value }
        },
        completion: { continuation.resume(with: $0) })
      if let refusal = submit(closure) { continuation.resume(throwing: refusal) }
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
        queue.append(betweenBatches: turn)
        return queue.startDraining()
      }
      guard let starts else { return continuation.resume(throwing: StorageError.closed) }
      if starts { drainInBackground() }
    }
  }

  /// As `DeliveryJournal` says.
  func record(_ entries: [JournalEntry], whenKnown: @escaping @Sendable ([PlacedOutcome]) -> Void) {
    let handOver = HandOver(entries, then: whenKnown)
    let (refused, starts) = queue.withLock { queue -> ([PlacedOutcome], Bool) in
      if queue.isClosed { return (entries.indices.map { PlacedOutcome(place: $0, outcome: .failed(.closed)) }, false) }
      var refused: [PlacedOutcome] = []
      for place in entries.indices {
        if !queue.append(QueuedEntry(handOver: handOver, place: place)) {
          refused.append(PlacedOutcome(place: place, outcome: .failed(.overloaded)))
        }
      }
      return (refused, queue.startDraining())
    }
    if starts { drainInBackground() }
    if !refused.isEmpty { whenKnown(refused) }
  }

  /// Returns once all entries that were handed over before are on the disk, or have failed: for whoever must not miss
  /// what was decided before now. Changes do not wait for entries by themselves.
  func settle() async {
    // A batch that is under way has left the lines.
    try? await betweenBatches { _ in }
    await withCheckedContinuation { continuation in
      let mark = QueueMark { continuation.resume() }
      let starts = queue.withLock { queue in
        queue.append(mark)
        return queue.startDraining()
      }
      if starts { drainInBackground() }
    }
  }

  var isClosed: Bool { queue.withLock { $0.isClosed } }

  /// How many journal entries and closures wait for the next transaction, or for their turn behind it.
  var queuedEntries: Int { queue.withLock { $0.count } }

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

  /// Why it is not taken; nil where it is.
  func submit(_ closure: QueuedClosure) -> StorageError? {
    let (refusal, starts) = queue.withLock { queue -> (StorageError?, Bool) in
      if queue.isClosed { return (.closed, false) }
      guard queue.append(closure) else { return (.overloaded, false) }
      return (nil, queue.startDraining())
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

  /// What is next; nil, and no longer draining, when there is nothing.
  private func takeTurn() -> WriteQueue.Turn? {
    let (turn, waiters) = queue.withLock { queue -> (WriteQueue.Turn?, [CheckedContinuation<Void, Never>]) in
      if let turn = queue.takeTurn(burst: batchWriter.pace.burst) { return (turn, []) }
      queue.isDraining = false
      defer { queue.closeWaiters = [] }
      return (nil, queue.closeWaiters)
    }
    for waiter in waiters { waiter.resume() }
    return turn
  }
}
