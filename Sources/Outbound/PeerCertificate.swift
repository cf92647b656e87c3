internal import CCurl

/// What a server showed of itself over HTTPS.
public struct PeerCertificate: Equatable, Sendable {
  /// Why it was not believed.
  public enum Fault: Equatable, Sendable {
    case expired
    case notYetValid
    case selfSigned
    /// Who issued it is not known here: most often because the server does not send the certificates in between.
    case unknownIssuer
    /// It is for other hosts.
    case otherHost
    case other
  }

  /// Of those shown, when the first one ends, in seconds since 1970; nil where none of them says so.
  public var expiresAt: Int64?
  /// Nil where it was believed.
  public var fault: Fault?

  public init(expiresAt: Int64?, fault: Fault? = nil) {
    self.expiresAt = expiresAt
    self.fault = fault
  }

  /// Of a call that is over. Nil where the server showed none and none was refused.
  init?(of handle: UnsafeMutableRawPointer, isRefused: Bool) {
    expiresAt = Self.ends(handle).min()
    fault = isRefused ? Self.fault(handle) : nil
    if expiresAt == nil, fault == nil { return nil }
  }

  /// OpenSSL's `X509_V_ERR_…`.
  private static func fault(_ handle: UnsafeMutableRawPointer) -> Fault {
    var code = 0
    guard gh_curl_get_long(handle, CURLINFO_SSL_VERIFYRESULT, &code) == CURLE_OK else { return .other }
    switch code {
    // libcurl compares the host by itself and asks OpenSSL for its word only afterwards: until then, it keeps 1.
    case 0, 1, 62: return .otherHost
    case 2, 20, 21: return .unknownIssuer
    case 9: return .notYetValid
    case 10: return .expired
    case 18, 19: return .selfSigned
    default: return .other
    }
  }

  private static func ends(_ handle: UnsafeMutableRawPointer) -> [Int64] {
    var information: UnsafeMutablePointer<curl_certinfo>?
    guard gh_curl_get_certificates(handle, &information) == CURLE_OK, let information,
      let certificates = information.pointee.certinfo
    else { return [] }
    return (0..<Int(information.pointee.num_of_certs)).compactMap { index in
      var line = certificates[index]
      while let current = line {
        if let end = current.pointee.data.flatMap({ end(String(cString: $0)) }) { return end }
        line = current.pointee.next
      }
      return nil
    }
  }

  private static let expiryLabel = "Expire date:"

  /// A line such as `Expire date:Nov 27 13:16:06 2026 GMT`.
  private static func end(_ line: String) -> Int64? {
    guard line.hasPrefix(expiryLabel) else { return nil }
    return HTTPDate.seconds(String(line.dropFirst(expiryLabel.count)))
  }
}
