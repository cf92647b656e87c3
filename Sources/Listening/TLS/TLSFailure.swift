/// Why a listener cannot speak HTTPS. The messages name files and never show what is in them.
public enum TLSFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// This build has no TLS library.
  case notBuilt
  case unreadable(path: String)
  case notCertificate(path: String)
  case notKey(path: String)
  /// Everybody on the machine may read the key.
  case exposedKey(path: String)
  case mismatch(certificate: String, key: String)
  case expired(path: String)

  public var description: String {
    switch self {
    case .notBuilt:
      "this build cannot speak HTTPS itself; build it with `swift build -c release --traits TLS`, or put a proxy in front"
    case .unreadable(let path): "\(path) cannot be read"
    case .notCertificate(let path): "\(path) holds no certificate in PEM"
    case .notKey(let path): "\(path) holds no private key in PEM without a passphrase"
    case .exposedKey(let path): "everybody may read \(path); take that away with `chmod o-rwx \(path)`"
    case .mismatch(let certificate, let key): "the key in \(key) is not that of the certificate in \(certificate)"
    case .expired(let path): "the certificate in \(path) has expired"
    }
  }
}
