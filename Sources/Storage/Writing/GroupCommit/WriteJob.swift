internal import GRDB
internal import Moderation

/// Something that waits for the next transaction.
enum WriteJob: Sendable {
  case journal([JournalEntry], completion: @Sendable ([JournalOutcome]) -> Void)
  /// The journal is passed on for what must be decided as it decides.
  case closure(
    @Sendable (Database, JournalStatements) throws -> Void, completion: @Sendable (Result<Void, any Error>) -> Void)
}

/// What became of a job, kept until the commit so that nobody hears of success too early.
enum WriteResult {
  case journal([JournalOutcome])
  case closure(Result<Void, any Error>)
}

extension WriteJob {
  /// How many of the queue's places it takes.
  var entries: Int {
    switch self {
    case .journal(let entries, _): entries.count
    case .closure: 1
    }
  }

  func complete(_ result: WriteResult) {
    switch (self, result) {
    case (.journal(_, let completion), .journal(let outcomes)): completion(outcomes)
    case (.closure(_, let completion), .closure(let result)): completion(result)
    case (.journal, .closure), (.closure, .journal): preconditionFailure("a job got another kind of result")
    }
  }

  /// The result of a job whose transaction failed as a whole.
  func failure(_ error: StorageError) -> WriteResult {
    switch self {
    case .journal(let entries, _): .journal(entries.map { _ in .failed(error) })
    case .closure: .closure(.failure(error))
    }
  }
}
