internal import Synchronization

/// One account's recent comments, shared by all threads that decide its comments.
final class AccountHistory: Sendable {
  /// What it was filled for.
  let needs: HistoryNeeds
  private let comments: Mutex<CommentHistory>

  /// `comments` holds what storage has for `needs`.
  init(_ comments: sending CommentHistory, filledFor needs: HistoryNeeds) {
    self.needs = needs
    self.comments = Mutex(comments)
  }

  /// Bytes it takes now, roughly.
  var memoryBytes: Int { comments.withLock { $0.memoryBytes } }

  /// Counts a comment in and answers what was asked. The lock is held for microseconds.
  func observe(_ comment: CommentEvent, needs: HistoryNeeds) -> HistoryFacts {
    comments.withLock { $0.observe(comment, needs: needs) }
  }
}
