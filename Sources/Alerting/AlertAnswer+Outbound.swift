internal import Moderation
internal import Outbound

extension AlertAnswer {
  /// What an HTTP answer means. Its body is shown to nobody: it may be anything.
  init(_ response: OutboundResponse, of kind: AlertChannel.Kind) {
    let status = response.status
    switch status {
    case 200...299: self = .delivered
    case 300...399:
      self = .failed(error: "it answered with status \(status); redirects are not followed", retryAfter: nil)
    case 410: self = .refused(error: "it answered with status 410: it wants no more of this")
    case 404 where kind != .webhook:
      self = .refused(error: "it answered with status 404: its webhook was deleted; save its new URL")
    default: self = .failed(error: "it answered with status \(status)", retryAfter: Self.wait(response))
    }
  }

  /// What a mail server's last reply means (RFC 5321, section 4.2.1).
  init(replyCode code: Int) {
    switch code {
    case 200...399: self = .delivered
    // About the gateway's own login, which can be put right.
    case 530...539:
      self = .failed(error: "the gateway's mail server does not accept its login (\(code))", retryAfter: nil)
    case 500...599: self = .refused(error: "the mail server does not take mail for this address (\(code))")
    default: self = .failed(error: "the mail server put it off (\(code))", retryAfter: nil)
    }
  }

  /// `Retry-After` in seconds, where it is one that makes sense; a date is left to the schedule.
  private static func wait(_ response: OutboundResponse) -> Duration? {
    guard response.status == 429 || response.status == 503, let text = response.header("retry-after"),
      let seconds = Double(text), seconds >= 0
    else { return nil }
    return .milliseconds(Int64(min(seconds, longestWait) * 1000))
  }

  private static let longestWait = 6.0 * 3600
}

extension OutboundError {
  /// In words for a tenant. A name that only the gateway's own network knows, an address that is refused, a port that
  /// is closed: all the same, so that nobody can explore that network by saving channels and trying them.
  var tellable: String {
    switch self {
    case .invalidRequest, .forbiddenAddress, .unreachable, .notSent:
      "it could not be reached; it must be a host of the public internet, with a valid certificate"
    case .timedOut: "it did not answer in time"
    case .responseTooLarge: "it sent a larger answer than is accepted"
    case .closed: "the gateway was shutting down"
    }
  }
}
