internal import Moderation
internal import Synchronization

/// One back-test under way: fed by the archive's thread, watched by the task that answers the request.
final class BackTestRun: Sendable {
  fileprivate struct State: ~Copyable {
    var test: BackTest
    /// Of each account, until the comments to be compared begin.
    var histories: [AccountID: CommentHistory] = [:]
  }

  private let state: Mutex<State>
  private let needs: HistoryNeeds
  private let taken = Atomic(0)
  private let isStopped = Atomic(false)

  init(_ common: BackTest.Pair, special: [AccountID: BackTest.Pair]) {
    let test = BackTest(common, special: special)
    needs = test.historyNeeds
    state = Mutex(State(test: test))
  }

  /// How many comments were looked at, those before the ones compared among them.
  var done: Int { taken.load(ordering: .relaxed) }

  /// What must be read before `selection` so that rules which look back have something to look at; nil where none does.
  func before(_ selection: CommentSelection) -> CommentSelection? {
    guard !needs.isEmpty, let start = selection.received.start else { return nil }
    // Who comments for the first time is known only to somebody who has seen all comments.
    let earliest = needs.wantsFirstComment ? nil : start - .milliseconds(needs.longestWindow)
    return CommentSelection(account: selection.account, received: TimeRange(start: earliest, end: start))
  }

  /// Goes through the selection; stops early when its task is cancelled, with `CancellationError`.
  func run(over selection: CommentSelection, of archive: any CommentArchive, in scope: TenantScope) async throws
    -> BackTestDifference
  {
    try await withTaskCancellationHandler {
      if let before = before(selection) {
        try await archive.forEachComment(before, in: scope) { archived in
          self.take(archived) { state, archived, needs in state.remember(archived, needs) }
        }
        state.withLock { $0.handOver() }
      }
      try await archive.forEachComment(selection, in: scope) { archived in
        self.take(archived) { state, archived, _ in
          state.test.take(archived.comment, event: archived.id, account: archived.accountID)
        }
      }
    } onCancel: {
      isStopped.store(true, ordering: .relaxed)
    }
    try Task.checkCancellation()
    return state.withLock { $0.test.difference }
  }

  /// False when nobody waits for the result any more.
  private func take(
    _ archived: ArchivedComment, _ body: (inout State, ArchivedComment, HistoryNeeds) -> Void
  ) -> Bool {
    taken.wrappingAdd(1, ordering: .relaxed)
    if archived.isModerated { state.withLock { body(&$0, archived, needs) } }
    return !isStopped.load(ordering: .relaxed)
  }
}

extension BackTestRun.State {
  fileprivate mutating func remember(_ archived: ArchivedComment, _ needs: HistoryNeeds) {
    let history = histories[archived.accountID] ?? CommentHistory(isComplete: needs.wantsFirstComment)
    histories[archived.accountID] = history
    _ = history.observe(archived.comment, needs: needs)
  }

  fileprivate mutating func handOver() {
    for (account, history) in histories { test.setHistory(history, of: account) }
    histories = [:]
  }
}
