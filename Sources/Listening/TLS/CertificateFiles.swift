/// Where a listener's certificate and key are, both in PEM.
public struct CertificateFiles: Hashable, Sendable {
  /// The listener's own certificate, followed by those that lead to a root.
  public var certificate: String
  /// Its private key, without a passphrase.
  public var key: String

  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }

  /// When the listener's own certificate ends, in seconds since 1970: as the file has it, even where it could not be
  /// served. Throws `TLSFailure`.
  public func expiry() throws -> Int {
    #if TLS
      return try ServedCertificate.expiry(of: self)
    #else
      throw TLSFailure.notBuilt
    #endif
  }
}
