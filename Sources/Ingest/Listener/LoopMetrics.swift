internal import Metrics
internal import Moderation
internal import NIOCore
internal import NIOHTTP1

/// What is counted on one event loop of the public listener.
///
/// Used on its event loop alone.
final class LoopMetrics {
  /// Comments that wait for their account's rules.
  let waiting = Meter(label: "gatehouse_deliveries_waiting")
  let lag: LoopLag
  private let duration = Timer(label: "gatehouse_delivery_duration_seconds")
  private let open = DeliveryCounts(.open)
  private let business = DeliveryCounts(.business)
  private let ok = LoopMetrics.responses(.ok)
  /// By their status; more of them as they are given.
  private var refusals: [UInt: LoopCounter] = [:]

  init(_ lag: DeliveryLag) {
    self.lag = LoopLag(lag)
    for status: HTTPResponseStatus in [.unauthorized, .notFound, .serviceUnavailable] {
      refusals[status.code] = Self.responses(status)
    }
  }

  func deliveries(_ dialect: Dialect) -> DeliveryCounts {
    switch dialect {
    case .open: open
    case .business: business
    }
  }

  func answered(_ status: HTTPResponseStatus) {
    if status == .ok { return ok.increment() }
    let counter = refusals[status.code] ?? Self.responses(status)
    refusals[status.code] = counter
    counter.increment()
  }

  /// A delivery that began to arrive at `moment` is on disk now.
  func stored(since moment: NIODeadline) { duration.recordNanoseconds((.now() - moment).nanoseconds) }

  /// Hands over what was counted: after each batch, and once a second for what belongs to none.
  func flush() {
    open.flush()
    business.flush()
    lag.flush()
    ok.flush()
    for counter in refusals.values { counter.flush() }
  }

  private static func responses(_ status: HTTPResponseStatus) -> LoopCounter {
    LoopCounter("gatehouse_public_responses_total", [("status", String(status.code))])
  }
}
