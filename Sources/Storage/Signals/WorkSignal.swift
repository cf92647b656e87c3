internal import Moderation
internal import Synchronization

/// Wakes whoever waits for new actions. A signal given while nobody waits is kept for the next one who does.
final class WorkSignal: Sendable {
  private struct State {
    var isPending = false
    var waiters: [UInt64: Waiter] = [:]
    var nextID: UInt64 = 0
  }

  private struct Waiter {
    /// When the work is due that it knows of; nil where it knows of none.
    let deadline: Timestamp?
    let continuation: CheckedContinuation<Void, Never>
  }

  private let state = Mutex(State())

  var waiterCount: Int { state.withLock { $0.waiters.count } }

  func signal() { wake { _ in true } }

  /// The work is not due before `moment`: leaves alone who looks again by then.
  func signal(due moment: Timestamp) { wake { $0.map { moment < $0 } ?? true } }

  private func wake(_ isMeant: (_ deadline: Timestamp?) -> Bool) {
    let waiters = state.withLock { state in
      if state.waiters.isEmpty { state.isPending = true }
      let meant = state.waiters.filter { isMeant($0.value.deadline) }
      for id in meant.keys { state.waiters[id] = nil }
      return meant.values
    }
    for waiter in waiters { waiter.continuation.resume() }
  }

  /// Returns at a signal, at `deadline` but after a minute at the latest, or when the task is cancelled.
  func wait(until deadline: Timestamp?, now: Timestamp) async {
    let limit = Duration.seconds(60)
    await wait(atMost: max(.zero, min(deadline.map { $0 - now } ?? limit, limit)), until: deadline)
  }

  /// Returns at a signal, after `timeout`, or when the task is cancelled.
  func wait(atMost timeout: Duration) async { await wait(atMost: timeout, until: nil) }

  private func wait(atMost timeout: Duration, until deadline: Timestamp?) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.wait(until: deadline) }
      group.addTask { try? await Task.sleep(for: timeout) }
      await group.next()
      group.cancelAll()
    }
  }

  private func wait(until deadline: Timestamp?) async {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          // A signal is not spent on a task that no longer listens.
          if Task.isCancelled { return true }
          if state.isPending {
            state.isPending = false
            return true
          }
          state.waiters[id] = Waiter(deadline: deadline, continuation: continuation)
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume()
    }
  }
}
