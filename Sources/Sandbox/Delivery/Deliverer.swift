internal import Logging
internal import Outbound
internal import Synchronization

/// Sends what the platform has queued, several at a time, and reports back. Order is not kept, as TikTok does not.
final class Deliverer: Sendable {
  private let state: SandboxState
  private let timeout: Duration
  private let now: @Sendable () -> Int64
  private let logger: Logger
  private let client: OutboundClient
  private let wakeups: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation
  private let task = Mutex<Task<Void, Never>?>(nil)

  init(state: SandboxState, timeout: Duration, now: @escaping @Sendable () -> Int64, logger: Logger) {
    self.state = state
    self.timeout = timeout
    self.now = now
    self.logger = logger
    client = OutboundClient(addresses: .allowPrivate, logger: logger)
    (wakeups, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func start() {
    state.onDeliveriesChanged(wake: wake)
    task.withLock { $0 = Task { await run() } }
    wake.yield()
  }

  /// Breaks off the attempts under way; their deliveries are queued again.
  func stop() async {
    state.onDeliveriesChanged(wake: nil)
    wake.finish()
    client.shutdown()
    await task.withLock { $0.take() }?.value
  }

  private func run() async {
    await withDiscardingTaskGroup { attempts in
      var alarm: Task<Void, Never>?
      for await _ in wakeups {
        let now = ContinuousClock.now
        let (due, next) = state.mutate { $0.takeDueDeliveries(now: now) }
        for attempt in due {
          attempts.addTask {
            await self.carryOut(attempt)
            self.wake.yield()
          }
        }
        alarm?.cancel()
        // What was due at `now` and was not taken waits for a free place, and every finished attempt wakes this loop.
        // Compared with that same moment: what has become due since needs the alarm.
        if let next, next > now {
          alarm = Task { [wake] in
            do { try await Task.sleep(until: next, clock: .continuous) } catch { return }
            wake.yield()
          }
        }
      }
      alarm?.cancel()
    }
  }

  private func carryOut(_ attempt: Platform.DeliveryAttempt) async {
    let headers = attempt.signature.headers(for: attempt.body, time: now() / 1000, logID: attempt.logID)
    let request = OutboundRequest(
      .post, attempt.url, headers: headers, body: attempt.body, deadline: timeout, maximumResponseBytes: 1 << 16)
    do {
      let response = try await client.send(request)
      report(attempt, status: response.status, error: nil)
    } catch .closed {
      state.mutate { $0.deliveries.putBack(attempt.id, now: .now) }
    } catch {
      report(attempt, status: nil, error: error.description)
    }
  }

  private func report(_ attempt: Platform.DeliveryAttempt, status: Int?, error: String?) {
    let delivery = state.mutate { $0.finishDelivery(attempt.id, status: status, error: error) }
    logger.info(
      "delivery",
      metadata: [
        "event": "\(delivery.event)", "action": "\(delivery.action ?? "-")",
        "comment": "\(delivery.commentID ?? "-")", "attempt": "\(delivery.attempts.count)",
        "answer": "\(status.map(String.init) ?? error ?? "-")", "outcome": "\(delivery.outcome.rawValue)",
      ])
  }
}
