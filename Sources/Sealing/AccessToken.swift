/// A bearer token of our own: a prefix that secret scanners can look for, and 256 random bits. Shown once and stored
/// only as its SHA-256.
public struct AccessToken: Sendable, CustomStringConvertible {
  /// The token's text, for the one response that hands it out.
  public let secret: String

  /// Session tokens begin with `ghs_`.
  public static func session() throws(CryptoError) -> AccessToken {
    AccessToken(secret: "ghs_" + Hex.encode(try SecureRandom.bytes(32)))
  }

  /// What is stored of the token: its SHA-256, 32 bytes.
  public var digest: [UInt8] { Self.digest(of: secret) }

  /// The digest under which a presented token is looked up.
  public static func digest(of secret: String) -> [UInt8] { SHA256.digest(secret.utf8) }

  public var description: String { "<access token>" }
}

extension AccessToken: CustomReflectable {
  /// No children, so that `dump` and debuggers show no more than the description.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
