internal import GRDB
internal import Synchronization

/// Answers short questions that come many at a time. Those that come while others are being answered are answered
/// together, from one state of the database: it costs more to begin a read than to look up a row.
final class SharedReader: Sendable {
  /// Given what the read came to: a state of the database, or why there is none.
  private typealias Question = @Sendable (Result<Database, any Error>) -> Void

  private struct Queue {
    var questions: [Question] = []
    var isReading = false
  }

  private let queue = Mutex(Queue())
  private let pool: DatabasePool

  init(_ pool: DatabasePool) { self.pool = pool }

  /// No state is older than the question. Throws what `body` throws, and SQLite's errors.
  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      ask { state in continuation.resume(with: Result { try body(try state.get()) }) }
    }
  }

  /// How many wait for the next read.
  var queuedQuestions: Int { queue.withLock { $0.questions.count } }

  private func ask(_ question: @escaping Question) {
    let starts = queue.withLock { queue in
      queue.questions.append(question)
      defer { queue.isReading = true }
      return !queue.isReading
    }
    if starts { readInBackground() }
  }

  private func readInBackground() {
    // Before the read begins, so that its state is one of after they were asked.
    let questions = takeQuestions()
    pool.asyncRead { state in
      for question in questions { question(state) }
      let isDone = self.queue.withLock { queue in
        queue.isReading = !queue.questions.isEmpty
        return !queue.isReading
      }
      if !isDone { self.readInBackground() }
    }
  }

  private func takeQuestions() -> [Question] {
    queue.withLock { queue in
      defer { queue.questions = [] }
      return queue.questions
    }
  }
}
