internal import Metrics
internal import NIOCore
internal import Synchronization

/// Counts the open connections of a listener and refuses those past the limit.
final class ConnectionLimit: Sendable {
  private let open = Atomic<Int>(0)
  private let limit: Int

  private let metrics: PublicMetrics

  init(_ limit: Int, metrics: PublicMetrics) {
    self.limit = limit
    self.metrics = metrics
  }

  /// False when there is no room. Otherwise the place is given back when the channel closes.
  func admit(_ channel: any Channel) -> Bool {
    guard open.add(1, ordering: .relaxed).newValue <= limit else {
      open.subtract(1, ordering: .relaxed)
      metrics.refusedConnections.increment()
      return false
    }
    metrics.connections.increment()
    channel.closeFuture.whenComplete { _ in
      self.open.subtract(1, ordering: .relaxed)
      self.metrics.connections.decrement()
    }
    return true
  }
}
