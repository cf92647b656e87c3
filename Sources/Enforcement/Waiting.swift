internal import Moderation
internal import ServiceLifecycle
internal import Synchronization

/// A worker's wait for more work, which can be cut short when something turns out to be due sooner.
final class Waiting: Sendable {
  private let deadline: Timestamp?
  private let wait: Task<Void, Never>

  /// `wait` returns at the deadline it is given, when there may be work, and when its task is cancelled.
  init(until deadline: Timestamp?, _ wait: @escaping @Sendable (Timestamp?) async -> Void) {
    self.deadline = deadline
    self.wait = Task { await wait(deadline) }
  }

  /// Returns when there may be work, at the deadline, and at once on a graceful shutdown or cancellation.
  func end() async {
    await cancelWhenGracefulShutdown {
      await withTaskCancellationHandler {
        await self.wait.value
      } onCancel: {
        self.wait.cancel()
      }
    }
  }

  /// Ends the wait at once when `sooner` is before its deadline, so that the caller can begin another.
  func hasten(to sooner: Timestamp?) {
    guard let sooner else { return }
    if deadline.map({ sooner < $0 }) ?? true { wait.cancel() }
  }
}
