/// Seals and opens stored secrets.
///
/// A sealed secret is `0x01 | key id, 4 bytes | nonce, 12 bytes | ciphertext | tag, 16 bytes`. The caller's context,
/// which names table, column and row, is authenticated and not stored: a ciphertext opens only where it belongs. The
/// nonce is random; NIST SP 800-38D allows 2^32 of them under one key, far more than a gateway has secrets.
public struct Sealer: Sendable, CustomStringConvertible {
  private static let version: UInt8 = 1
  private static let headerLength = 1 + SealingKey.idLength + AESGCM.nonceLength

  private let ring: KeyRing

  public init(_ ring: KeyRing) { self.ring = ring }

  /// With one key for good.
  public init(key: SealingKey) { ring = KeyRing(key) }

  /// The id of the key in use, safe to show.
  public var keyID: String { ring.sealingKey.id }

  /// What everything begins with that the key in use sealed.
  public var mark: [UInt8] { [Self.version] + ring.sealingKey.idBytes }

  public var description: String { "sealer with \(ring.sealingKey)" }

  /// A fresh ciphertext at every call. Throws only when libcrypto refuses.
  public func seal(_ plaintext: some Collection<UInt8>, context: String) throws(CryptoError) -> [UInt8] {
    let key = ring.sealingKey
    let nonce = try SecureRandom.bytes(AESGCM.nonceLength)
    let header = [Self.version] + key.idBytes + nonce
    return header
      + (try AESGCM.seal(
        Array(plaintext), key: key.bytes, nonce: nonce, authenticating: Self.authenticated(header, context)))
  }

  /// Throws `malformed` when it is too short or of another version, `wrongKey` when no key of the ring sealed it,
  /// `notAuthentic` when it was changed or belongs elsewhere.
  public func open(_ sealed: [UInt8], context: String) throws(CryptoError) -> [UInt8] {
    guard sealed.count >= Self.headerLength + AESGCM.tagLength, sealed[0] == Self.version else { throw .malformed }
    let header = Array(sealed[..<Self.headerLength])
    let keyID = Array(header[1..<1 + SealingKey.idLength])
    guard let key = ring.key(withID: keyID) else {
      throw .wrongKey(expected: ring.sealingKey.id, found: Hex.encode(keyID))
    }
    return try AESGCM.open(
      Array(sealed[Self.headerLength...]), key: key.bytes, nonce: Array(header[(1 + SealingKey.idLength)...]),
      authenticating: Self.authenticated(header, context))
  }

  private static func authenticated(_ header: [UInt8], _ context: String) -> [UInt8] {
    header + Array(context.utf8)
  }
}

extension Sealer: CustomReflectable {
  /// No children, so that `dump` and debuggers show no more than the description.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
