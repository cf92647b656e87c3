public import Logging

/// The gateway's one HTTP client: libcurl's multi interface on a thread of its own, so that a thousand slow calls cost
/// a thousand sockets and no threads. Connections are kept and reused; redirects are never followed; proxies named in
/// the environment are ignored.
public final class OutboundClient: Sendable {
  private let driver: CurlDriver
  private let addresses: AddressPolicy
  private let authorities: String?
  private let logger: Logger

  /// `authorities` is a PEM file with the authorities whose certificates are believed, instead of the system's.
  public init(addresses: AddressPolicy, authorities: String? = nil, logger: Logger) {
    self.addresses = addresses
    self.authorities = authorities
    self.logger = logger
    driver = CurlDriver()
  }

  deinit { driver.shutdown() }

  /// Sends `request` and returns the answer, whatever its status. Cancelling the task drops the call with
  /// `OutboundError.closed`.
  public func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    let transfer = try CurlTransfer(request, addresses: addresses, authorities: authorities)
    let began = ContinuousClock.now
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        driver.start(transfer) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      driver.cancel(transfer)
    }
    // Only the origin: paths and queries can carry secrets.
    logger.debug(
      "outbound call",
      metadata: [
        "method": "\(request.method.rawValue)", "origin": "\(transfer.origin)", "outcome": "\(Self.summary(result))",
        "milliseconds": "\(Int((ContinuousClock.now - began) / .milliseconds(1)))",
      ])
    return try result.get()
  }

  /// Drops every call under way with `OutboundError.closed` and ends the thread; later calls fail the same way.
  public func shutdown() { driver.shutdown() }

  private static func summary(_ result: Result<OutboundResponse, OutboundError>) -> String {
    switch result {
    case .success(let response): String(response.status)
    case .failure(let error): error.description
    }
  }
}
