/// The key that seals every stored secret: 32 random bytes. Its id is the start of the hash of the key, so that a
/// ciphertext can say which key it needs without a registry. Its description never shows the bytes.
public struct SealingKey: Sendable, CustomStringConvertible {
  static let length = 32
  static let idLength = 4

  let bytes: [UInt8]
  let idBytes: [UInt8]

  /// Eight hexadecimal digits, safe to show.
  public var id: String { Hex.encode(idBytes) }

  public var description: String { "key \(id)" }

  /// Nil unless there are exactly 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
    idBytes = Array(SHA256.digest(Array("gatehouse key id".utf8) + bytes).prefix(Self.idLength))
  }

  /// Reads 64 hexadecimal digits, white space around them allowed; nil for anything else.
  public init?(hex: String) {
    let isSpace: (UInt8) -> Bool = { [9, 10, 13, 32].contains($0) }
    var digits = hex.utf8.drop(while: isSpace)
    while let last = digits.last, isSpace(last) { digits.removeLast() }
    guard let bytes = Hex.decode(digits) else { return nil }
    self.init(bytes: bytes)
  }

  public static func generate() throws(CryptoError) -> SealingKey {
    guard let key = SealingKey(bytes: try SecureRandom.bytes(length)) else { throw .malformed }
    return key
  }

  /// For the key file alone.
  public var hex: String { Hex.encode(bytes) }
}

extension SealingKey: CustomReflectable {
  /// No children, so that `dump` and debuggers show no more than the description.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
