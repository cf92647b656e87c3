internal import Moderation
internal import Synchronization

/// Wakes whoever waits for new actions. A signal given while nobody waits is kept for the next one who does.
final class WorkSignal: Sendable {
  private struct State {
    var isPending = false
    var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
    var nextID: UInt64 = 0
  }

  private let state = Mutex(State())

  var waiterCount: Int { state.withLock { $0.waiters.count } }

  func signal() {
    let waiters = state.withLock { state in
      if state.waiters.isEmpty { state.isPending = true }
      defer { state.waiters.removeAll() }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Returns at a signal, at `deadline` but after a minute at the latest, or when the task is cancelled.
  func wait(until deadline: Timestamp?, now: Timestamp) async {
    let limit = Duration.seconds(60)
    await wait(atMost: max(.zero, min(deadline.map { $0 - now } ?? limit, limit)))
  }

  /// Returns at a signal, after `timeout`, or when the task is cancelled.
  func wait(atMost timeout: Duration) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.wait() }
      group.addTask { try? await Task.sleep(for: timeout) }
      await group.next()
      group.cancelAll()
    }
  }

  private func wait() async {
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
          state.waiters[id] = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
    }
  }
}
