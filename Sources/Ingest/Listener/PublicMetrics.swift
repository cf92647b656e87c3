internal import Metrics
internal import Moderation
internal import NIOCore
internal import NIOHTTP1

/// What is counted at the public listener, made once for all its event loops. Each count is an addition without a lock.
final class PublicMetrics: Sendable {
  let connections = Meter(label: "gatehouse_public_connections")
  let refusedConnections = Counter(label: "gatehouse_public_connections_refused_total")
  /// Comments that wait for their account's rules.
  let waiting = Meter(label: "gatehouse_deliveries_waiting")
  private let duration = Timer(label: "gatehouse_delivery_duration_seconds")
  private let open = DeliveryCounts(.open)
  private let business = DeliveryCounts(.business)
  private let responses = PublicMetrics.statuses.reduce(into: [UInt: Counter]()) { counters, status in
    counters[status.code] = PublicMetrics.responses(status)
  }

  /// Of the answers to deliveries, and of refusals.
  private static let statuses: [HTTPResponseStatus] = [
    .ok, .unauthorized, .notFound, .methodNotAllowed, .requestTimeout, .payloadTooLarge, .expectationFailed,
    .serviceUnavailable,
  ]

  func deliveries(_ dialect: Dialect) -> DeliveryCounts {
    switch dialect {
    case .open: open
    case .business: business
    }
  }

  func answered(_ status: HTTPResponseStatus) { (responses[status.code] ?? Self.responses(status)).increment() }

  private static func responses(_ status: HTTPResponseStatus) -> Counter {
    Counter(label: "gatehouse_public_responses_total", dimensions: [("status", String(status.code))])
  }

  /// A delivery that began to arrive at `moment` is on disk now.
  func stored(since moment: NIODeadline) { duration.recordNanoseconds((.now() - moment).nanoseconds) }
}
