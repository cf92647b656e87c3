internal import Synchronization

/// One account's recent comments, shared by all threads that decide its comments.
final class AccountHistory: Sendable {
  private struct State {
    var comments: CommentHistory
    var untilMeasured: Int
  }

  /// Comments after which its size is looked at anew.
  private static let measuredEvery = 256

  /// What it was filled for. Every comment is observed for all of it, so that rules which ask for less, and later for as
  /// much again, find it whole.
  let needs: HistoryNeeds
  private let state: Mutex<State>
  private let bytes: Atomic<Int>

  /// `comments` holds what storage has for `needs`, or is about to be given it.
  init(_ comments: sending CommentHistory, filledFor needs: HistoryNeeds) {
    self.needs = needs
    bytes = Atomic(comments.memoryBytes)
    state = Mutex(State(comments: comments, untilMeasured: Self.measuredEvery))
  }

  /// Bytes it took when it was last looked at.
  var memoryBytes: Int { bytes.load(ordering: .relaxed) }

  /// Adds who commented before the comments that are observed. `isComplete` as in `CommentHistory`.
  func add(_ authors: [String], isComplete: Bool) {
    state.withLock { $0.comments.seed(authors: authors, isComplete: isComplete) }
  }

  /// Looks at its size.
  func measure() { state.withLock { bytes.store($0.comments.memoryBytes, ordering: .relaxed) } }

  /// Counts a comment in and answers what was asked. The lock is held for microseconds.
  func observe(_ comment: CommentEvent) -> HistoryFacts {
    state.withLock { state in
      state.untilMeasured -= 1
      if state.untilMeasured == 0 {
        state.untilMeasured = Self.measuredEvery
        bytes.store(state.comments.memoryBytes, ordering: .relaxed)
      }
      return state.comments.observe(comment, needs: needs)
    }
  }
}
