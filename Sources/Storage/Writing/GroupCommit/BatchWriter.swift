internal import GRDB
internal import Logging
internal import Moderation

/// Writes one batch in one transaction: the closures, then the journal's entries, for which what the closures change
/// holds already.
///
/// Journal entries first go in without savepoints, which is fast. Should one fail, the transaction is rolled back and
/// the batch written again with a savepoint around each entry, so that only the failing one is left out.
///
/// Unchecked: used on the database's writer queue alone.
final class BatchWriter: @unchecked Sendable {
  /// Nil once closed: a connection with open statements does not close.
  private var journal: JournalStatements?
  private let clock: WallClock
  private let work: WorkSignals
  private let damage: DamageMark
  private let metrics = CommitMetrics()
  /// How much of a tenant a batch may take.
  private(set) var pace = BurstPace()
  private let logger: Logger

  init(_ db: Database, clock: WallClock, work: WorkSignals, damage: DamageMark, logger: Logger) throws {
    journal = try JournalStatements(db)
    self.clock = clock
    self.work = work
    self.damage = damage
    self.logger = logger
  }

  func write(_ batch: WriteBatch, to db: Database) {
    let results = results(of: batch, on: db)
    if journal?.takeActionsAdded() == true { work.actions.signal() }
    if journal?.takeScoresAdded() == true { work.scores.signal() }
    if journal?.takeTextsAdded() == true { work.texts.signal() }
    if journal?.takeDisconnected() == true { work.lapses.signal() }
    batch.complete(results)
  }

  /// Something else had its turn since the last batch.
  func noticeChange() { journal?.noticeChange() }

  /// Finalizes the statements; no batch may follow.
  func close() { journal = nil }

  private func results(of batch: WriteBatch, on db: Database) -> WriteResults {
    guard let journal else { return batch.failure(.closed) }
    do throws(StorageError) {
      do throws(StorageError) {
        return try attempt(batch, with: journal, on: db, carefully: false)
      } catch {
        guard !error.isFatalToTransaction else { throw error }
        return try attempt(batch, with: journal, on: db, carefully: true)
      }
    } catch {
      metrics.failed()
      _ = damage.noted(error)
      logger.error("a batch could not be written", metadata: ["writes": "\(batch.count)", "error": "\(error)"])
      return batch.failure(error)
    }
  }

  /// Throws when the transaction as a whole failed, and, unless `carefully`, when one journal entry did.
  private func attempt(
    _ batch: WriteBatch, with journal: JournalStatements, on db: Database, carefully: Bool
  ) throws(StorageError) -> WriteResults {
    do {
      let began = ContinuousClock.now
      journal.begin(at: clock.now())
      try db.beginTransaction(.immediate)
      var results = WriteResults()
      for closure in batch.closures {
        results.closures.append(try run({ db in try closure.body(db, journal) }, on: db))
        // The next may delete the tenant or the account that this one counted for.
        try journal.flush()
        journal.noticeChange()
      }
      results.outcomes = try batch.entries.map { queued in
        try write(queued.entry, with: journal, on: db, carefully: carefully)
      }
      try journal.flush()
      let written = ContinuousClock.now
      try db.commit()
      let ended = ContinuousClock.now
      if batch.closures.isEmpty {
        pace.note(batch.entries.count, writtenIn: written - began, onDiskIn: ended - written)
      }
      metrics.committed(batch.count, in: ended - began, journal.takeDecided())
      metrics.confirmed(journal.takeConfirmed())
      return results
    } catch {
      journal.discard()
      if db.isInsideTransaction { try? db.rollback() }
      throw StorageError(error)
    }
  }

  private func write(
    _ entry: JournalEntry, with journal: JournalStatements, on db: Database, carefully: Bool
  ) throws -> JournalOutcome {
    guard carefully else { return try journal.write(entry) }
    return switch try run({ _ in try journal.write(entry) }, on: db) {
    case .success(let outcome): outcome
    case .failure(let error): .failed(StorageError(error))
    }
  }

  /// Runs `body` in a savepoint. Throws only what ends the whole transaction.
  private func run<T>(_ body: (Database) throws -> T, on db: Database) throws -> Result<T, any Error> {
    var result: Result<T, any Error>?
    do {
      try db.inSavepoint {
        result = .success(try body(db))
        return .commit
      }
    } catch {
      let storageError = StorageError(error)
      guard !storageError.isFatalToTransaction, db.isInsideTransaction else { throw storageError }
      result = .failure(storageError)
    }
    return result ?? .failure(StorageError.failed(detail: "a savepoint gave no result"))
  }
}
