/// A bearer token of our own: a prefix that secret scanners can look for, and 256 random bits. Shown once and stored
/// only as its SHA-256.
public struct AccessToken: Sendable, CustomStringConvertible {
  /// The token's text, for the one response that hands it out.
  public let secret: String

  /// Session tokens begin with `ghs_`.
  public static func session() throws(CryptoError) -> AccessToken {
    AccessToken(secret: "ghs_" + Hex.encode(try SecureRandom.bytes(32)))
  }

  /// Tokens of programs begin with `gh_` and end with a checksum, the first 8 digits of the SHA-256 of what is before it:
  /// whoever scans for secrets that leaked can tell one from chance, and so can we without asking the database.
  public static func program() throws(CryptoError) -> AccessToken {
    let body = "gh_" + Hex.encode(try SecureRandom.bytes(32))
    return AccessToken(secret: body + checksum(of: body))
  }

  /// Whether a text has the form and the checksum of a program's token.
  public static func isProgramToken(_ text: String) -> Bool {
    guard text.hasPrefix("gh_"), text.utf8.count == 3 + 64 + 8 else { return false }
    return text.hasSuffix(checksum(of: text.prefix(3 + 64)))
  }

  private static func checksum(of body: some StringProtocol) -> String {
    String(Hex.encode(SHA256.digest(body.utf8)).prefix(8))
  }

  /// The last four characters, to recognise it by.
  public var lastFour: String { String(secret.suffix(4)) }

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
