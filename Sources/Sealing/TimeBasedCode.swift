internal import CCrypto

/// The codes that authenticator apps show: RFC 6238 with what those apps take for granted, HMAC-SHA1, six digits and a
/// new code each 30 seconds.
public struct TimeBasedCode: Sendable, CustomStringConvertible {
  /// Of a secret, in bytes: as long as the output of SHA-1, as RFC 4226 recommends.
  public static let secretLength = 20
  public static let digits = 6
  /// Seconds that a code stands for.
  public static let period: Int64 = 30

  private let secret: [UInt8]

  public init(secret: [UInt8]) { self.secret = secret }

  public static func generateSecret() throws(CryptoError) -> [UInt8] { try SecureRandom.bytes(secretLength) }

  /// The code of the period that holds `seconds`, Unix time.
  public func code(at seconds: Int64) throws(CryptoError) -> String { try code(ofStep: seconds / Self.period) }

  /// Which period's code it is: the one that holds `seconds`, the one before or the one after, since clocks differ and
  /// people type. Nil for any other. Takes the same time whichever it is.
  public func step(of code: String, at seconds: Int64) throws(CryptoError) -> Int64? {
    let now = seconds / Self.period
    let given = Array(code.utf8)
    var found: Int64?
    for step in now - 1...now + 1 where step >= 0 {
      if ConstantTime.equal(given, Array(try self.code(ofStep: step).utf8)) { found = step }
    }
    return found
  }

  /// What authenticator apps read from a QR code. It holds the secret.
  public func address(issuer: String, name: String) -> String {
    "otpauth://totp/\(Self.encoded(issuer)):\(Self.encoded(name))?secret=\(Base32.encode(secret))"
      + "&issuer=\(Self.encoded(issuer))&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.period)"
  }

  /// For people who type it into their app.
  public var secretText: String { Base32.encode(secret) }

  public var description: String { "<time-based code>" }

  private func code(ofStep step: Int64) throws(CryptoError) -> String {
    let message = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> (8 * $0)) }
    var tag = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    guard
      HMAC(EVP_sha1(), secret, Int32(secret.count), message, message.count, &tag, &length) != nil, length == tag.count
    else { throw .library(operation: "HMAC") }
    // RFC 4226: four bytes from where the last half byte points, without their sign.
    let offset = Int(tag[19] & 15)
    let number = tag[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let text = String(number % 1_000_000)
    return String(repeating: "0", count: Self.digits - text.count) + text
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + Hex.encode([byte]).uppercased()
      }
    }
  }
}

extension TimeBasedCode: CustomReflectable {
  /// No children, so that `dump` and debuggers show no more than the description.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
