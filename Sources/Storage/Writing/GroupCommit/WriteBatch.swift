internal import GRDB
internal import Moderation

/// What goes into one transaction.
struct WriteBatch {
  var entries: [QueuedEntry] = []
  var closures: [QueuedClosure] = []
  /// Nothing of this batch is behind them.
  var marks: [QueueMark] = []

  var count: Int { entries.count + closures.count }
  var isEmpty: Bool { count == 0 && marks.isEmpty }

  /// Tells everybody what became of what he queued.
  func complete(_ results: WriteResults) {
    for (entry, outcome) in zip(entries, results.outcomes) { entry.handOver.learn(outcome, at: entry.place) }
    for entry in entries { entry.handOver.tell() }
    for (closure, result) in zip(closures, results.closures) { closure.completion(result) }
    for mark in marks { mark.pass() }
  }

  /// The results where the transaction failed as a whole.
  func failure(_ error: StorageError) -> WriteResults {
    WriteResults(outcomes: entries.map { _ in .failed(error) }, closures: closures.map { _ in .failure(error) })
  }
}

/// What became of a batch, kept until the commit so that nobody hears of success too early.
struct WriteResults {
  var outcomes: [JournalOutcome] = []
  var closures: [Result<Void, any Error>] = []
}

/// A journal entry that waits for the next transaction. It stays where it was handed over: to copy it costs as much as
/// to queue it.
struct QueuedEntry: Sendable {
  let handOver: HandOver
  /// Among those that were handed over together.
  let place: Int

  var entry: JournalEntry { handOver.entries[place] }
}

/// Any other change that waits for it.
struct QueuedClosure: Sendable {
  /// The journal is passed on for what must be decided as it decides.
  let body: @Sendable (Database, JournalStatements) throws -> Void
  let completion: @Sendable (Result<Void, any Error>) -> Void
}
