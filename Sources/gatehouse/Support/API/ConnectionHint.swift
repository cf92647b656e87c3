internal import Outbound

/// What to do where no answer comes from the admin API.
enum ConnectionHint {
  static func text(for error: OutboundError, origin: String, hasAuthority: Bool) -> String {
    guard case .unreachable(_, let reason) = error.asUnreachable else { return usual }
    let isSecure = origin.hasPrefix("https:")
    if isSecure, untrusted.contains(reason) {
      return hasAuthority
        ? "check that GATEHOUSE_ADMIN_CA holds the authority of the certificate, and that this host is in it"
        : "if the certificate is your own, set GATEHOUSE_ADMIN_CA to a PEM file with it, or with its authority"
    }
    if isSecure, badAuthority.contains(reason) { return "check that GATEHOUSE_ADMIN_CA is a file of PEM certificates" }
    if isSecure, noTLS.contains(reason) {
      return "if the admin listener has no TLS, use http:// in --admin-url or GATEHOUSE_ADMIN_URL"
    }
    if !isSecure, noHTTP.contains(reason) {
      return "if the admin listener has TLS, use https:// in --admin-url or GATEHOUSE_ADMIN_URL"
    }
    return usual
  }

  static let usual = "check that gatehouse serve is running, and where its admin listener is (--admin-url)"

  // libcurl's words, which are all that an `OutboundError` has.
  private static let untrusted: Set = ["SSL peer certificate or SSH remote key was not OK"]
  private static let badAuthority: Set = ["Problem with the SSL CA cert (path? access rights?)"]
  private static let noTLS: Set = ["SSL connect error"]
  private static let noHTTP: Set = [
    "Server returned nothing (no headers, no data)", "Unsupported protocol", "Weird server reply",
    "Failure when receiving data from the peer",
  ]
}

extension OutboundError {
  /// What becomes of a request does not matter for why there was no connection.
  fileprivate var asUnreachable: OutboundError {
    if case .notSent(let host, let reason) = self { .unreachable(host: host, reason: reason) } else { self }
  }
}
