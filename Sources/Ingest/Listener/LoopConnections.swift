internal import NIOCore

/// The connections of one event loop, so that one timer a loop can cut off slow senders instead of one a request.
///
/// Used on its event loop alone.
final class LoopConnections {
  private var handlers: [ObjectIdentifier: RequestHandler] = [:]
  private var timer: RepeatedTask?

  func add(_ handler: RequestHandler) { handlers[ObjectIdentifier(handler)] = handler }
  func remove(_ handler: RequestHandler) { handlers[ObjectIdentifier(handler)] = nil }

  func startSweeping(on loop: any EventLoop, _ metrics: LoopMetrics) {
    let bound = NIOLoopBound((connections: self, metrics: metrics), eventLoop: loop)
    timer = loop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
      let now = NIODeadline.now()
      for handler in bound.value.connections.handlers.values { handler.sweep(at: now) }
      bound.value.metrics.flush()
    }
  }

  func stopSweeping() { timer?.cancel() }
}
