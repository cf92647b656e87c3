internal import Moderation

/// The lag of one event loop's deliveries, which costs each no more than a comparison.
///
/// Used on its event loop alone.
final class LoopLag {
  private let shared: DeliveryLag
  private var smallest: Duration?
  private var latest = Timestamp(milliseconds: 0)

  init(_ shared: DeliveryLag) { self.shared = shared }

  /// Takes a delivery whose signature holds, be it fresh or not.
  func note(signedAt: Timestamp, receivedAt: Timestamp) {
    let lag = receivedAt - signedAt
    if smallest.map({ lag < $0 }) ?? true { smallest = lag }
    latest = receivedAt
  }

  func flush() {
    guard let lag = smallest else { return }
    shared.note(lag, at: latest)
    smallest = nil
  }
}
