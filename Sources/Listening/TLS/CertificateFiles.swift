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
}
