internal import Metrics
internal import NIOCore
internal import Synchronization

/// Counts the open connections of a listener and refuses those past the limit.
final class ConnectionLimit: Sendable {
  private let open = Atomic<Int>(0)
  private let limit: Int
  private let connections = Meter(label: "gatehouse_public_connections")
  private let refused = Counter(label: "gatehouse_public_connections_refused_total")

  init(_ limit: Int) { self.limit = limit }

  /// False when there is no room. Otherwise the place is given back when the channel closes.
  func admit(_ channel: any Channel) -> Bool {
    guard open.add(1, ordering: .relaxed).newValue <= limit else {
      open.subtract(1, ordering: .relaxed)
      refused.increment()
      return false
    }
    connections.increment()
    channel.closeFuture.whenComplete { _ in
      self.open.subtract(1, ordering: .relaxed)
      self.connections.decrement()
    }
    return true
  }
}
