internal import Moderation
internal import Outbound

/// Sends a call to TikTok and puts failures into words.
struct PlatformTransport: Sendable {
  /// How long TikTok may take over a call.
  static let deadline: Duration = .seconds(10)

  let http: OutboundClient
  private let metrics = CallMetrics()
  let deadline: Duration

  init(_ http: OutboundClient, deadline: Duration = Self.deadline) {
    self.http = http
    self.deadline = deadline
  }

  func send(
    _ method: OutboundRequest.Method, _ url: String, headers: [(name: String, value: String)], body: [UInt8]?,
    isRepeatable: Bool = true
  ) async throws(PlatformFailure) -> OutboundResponse {
    let began = ContinuousClock.now
    do {
      let response = try await http.send(
        OutboundRequest(
          method, url, headers: headers, body: body, deadline: deadline, isRepeatable: isRepeatable))
      metrics.ended(url, status: response.status, in: ContinuousClock.now - began)
      return response
    } catch {
      metrics.ended(url, status: nil, in: ContinuousClock.now - began)
      throw PlatformFailure(
        kind: Self.kind(of: error), status: 0, code: nil, message: error.description,
        mayHaveHappened: Self.mayHaveArrived(error))
    }
  }

  private static func kind(of error: OutboundError) -> PlatformFailure.Class {
    switch error {
    case .invalidRequest: .permanent
    case .forbiddenAddress, .unreachable, .notSent, .timedOut, .responseTooLarge, .closed: .unreachable
    }
  }

  private static func mayHaveArrived(_ error: OutboundError) -> Bool {
    switch error {
    case .invalidRequest, .forbiddenAddress, .notSent: false
    case .unreachable, .timedOut, .responseTooLarge, .closed: true
    }
  }
}

extension PlatformFailure {
  /// TikTok's refusal in words: "TikTok refused to hide a comment: 40105 Access token is incorrect".
  init(kind: Class, status: Int, code: String?, refusing what: String, saying words: String?) {
    let detail = [code ?? "HTTP \(status)", words].compactMap { $0 }.joined(separator: " ")
    // A fault of TikTok's own may have struck after the work was done.
    self.init(
      kind: kind, status: status, code: code, message: "TikTok refused to \(what): \(detail)",
      mayHaveHappened: kind == .transient)
  }

  /// An answer that is not in the documented form: most likely something between us and TikTok answered.
  static func unreadable(_ what: String, status: Int) -> PlatformFailure {
    PlatformFailure(
      kind: .transient, status: status, code: nil,
      message: "TikTok's answer to the attempt to \(what) is not in the documented form (HTTP \(status))",
      mayHaveHappened: true)
  }
}
