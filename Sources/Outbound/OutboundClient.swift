public import Logging

/// The gateway's one HTTP client: libcurl's multi interface on a thread of its own, so that a thousand slow calls cost
/// a thousand sockets and no threads. Connections are kept and reused; redirects are never followed; proxies named in
/// the environment are ignored.
public final class OutboundClient: Sendable {
  private let driver: CurlDriver
  private let addresses: AddressPolicy
  private let authorities: String?
  private let logger: Logger
  /// Nil but in tests, which play a name server.
  private let answers: (@Sendable () -> [String])?

  /// `authorities` is a PEM file with the authorities whose certificates are believed, instead of the system's.
  /// `connections` is the most at once to one host; the default is enough for all workers that call TikTok.
  public convenience init(
    addresses: AddressPolicy, authorities: String? = nil, connections: Int = 320, logger: Logger
  ) {
    self.init(
      addresses: addresses, authorities: authorities, connections: connections, logger: logger, answers: nil)
  }

  init(
    addresses: AddressPolicy, authorities: String? = nil, connections: Int = 320, logger: Logger,
    answers: (@Sendable () -> [String])?
  ) {
    self.addresses = addresses
    self.authorities = authorities
    self.logger = logger
    self.answers = answers
    driver = CurlDriver(connectionsPerHost: connections)
  }

  deinit { driver.shutdown() }

  /// Sends `request` and returns the answer, whatever its status. Cancelling the task drops the call with
  /// `OutboundError.closed`.
  public func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    try await run(
      try CurlTransfer(request, addresses: addresses, authorities: authorities), as: request.method.rawValue)
  }

  /// Sends `request` and returns what came of it, with the certificate that the server showed; nil for one over plain
  /// HTTP, or where none was shown.
  public func examine(
    _ request: OutboundRequest
  ) async -> (answer: Result<OutboundResponse, OutboundError>, certificate: PeerCertificate?) {
    do throws(OutboundError) {
      let transfer = try CurlTransfer(request, addresses: addresses, authorities: authorities)
      transfer.examineCertificate()
      do throws(OutboundError) {
        return (.success(try await run(transfer, as: request.method.rawValue)), transfer.certificate)
      } catch {
        return (.failure(error), transfer.certificate)
      }
    } catch {
      return (.failure(error), nil)
    }
  }

  /// Hands a mail to a server and returns its last reply code: 250 where it was taken, 400 and more where it was not.
  /// Cancelling the task drops the call with `OutboundError.closed`.
  public func send(_ mail: OutboundMail) async throws(OutboundError) -> Int {
    try await run(try CurlTransfer(mail, addresses: addresses), as: "MAIL").status
  }

  private func run(_ transfer: CurlTransfer, as method: String) async throws(OutboundError) -> OutboundResponse {
    if let answers { transfer.resolve(answers()) }
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
        "method": "\(method)", "origin": "\(transfer.origin)", "outcome": "\(Self.summary(result))",
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
