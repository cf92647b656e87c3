internal import Moderation
internal import Synchronization

/// One back-test under way: fed by the archive's thread, watched by the task that answers the request.
final class BackTestRun: Sendable {
  private let test: Mutex<BackTest>
  private let taken = Atomic(0)
  private let isStopped = Atomic(false)

  init(_ common: BackTest.Pair, special: [AccountID: BackTest.Pair]) {
    test = Mutex(BackTest(common, special: special))
  }

  /// How many comments were looked at.
  var done: Int { taken.load(ordering: .relaxed) }

  /// Goes through the selection; stops early when its task is cancelled, with `CancellationError`.
  func run(over selection: CommentSelection, of archive: any CommentArchive, in scope: TenantScope) async throws
    -> BackTestDifference
  {
    try await withTaskCancellationHandler {
      try await archive.forEachComment(selection, in: scope) { archived in
        self.taken.wrappingAdd(1, ordering: .relaxed)
        if archived.isModerated {
          self.test.withLock { $0.take(archived.comment, event: archived.id, account: archived.accountID) }
        }
        return !self.isStopped.load(ordering: .relaxed)
      }
    } onCancel: {
      isStopped.store(true, ordering: .relaxed)
    }
    try Task.checkCancellation()
    return test.withLock { $0.difference }
  }
}
