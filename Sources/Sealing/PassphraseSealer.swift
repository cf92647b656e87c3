/// Seals secrets to a passphrase, for a file that leaves the gateway: a key derived by argon2id, and AES-256-GCM.
///
/// Deriving a key takes a fifth of a second and 64 MiB on purpose: never call it on an event loop.
public enum PassphraseSealer {
  /// What a sealed text needs beside its passphrase to be opened; none of it is secret.
  public struct Header: Equatable, Sendable {
    public var derivation: KeyDerivation
    /// 12 bytes, never used twice with one key, since each sealing draws a salt of its own.
    public var nonce: [UInt8]

    public init(derivation: KeyDerivation, nonce: [UInt8]) {
      self.derivation = derivation
      self.nonce = nonce
    }
  }

  /// In bytes. The shortest keeps people from a word; the longest keeps anybody from having us hash a megabyte.
  public static let passphraseLength = 12...1024

  /// A header with a fresh salt and nonce. The caller puts it into what it authenticates before it seals.
  public static func newHeader() throws(CryptoError) -> Header {
    Header(derivation: try .fresh(), nonce: try SecureRandom.bytes(AESGCM.nonceLength))
  }

  /// `ciphertext || tag`. `context` is authenticated and not part of it. Throws `CryptoError`.
  public static func seal(
    _ plaintext: [UInt8], passphrase: String, header: Header, authenticating context: [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    try AESGCM.seal(
      plaintext, key: try header.derivation.key(from: passphrase), nonce: header.nonce, authenticating: context)
  }

  /// Throws `malformed` for a header that `seal` would not have made, `notAuthentic` for another passphrase, or where
  /// the ciphertext or the context was changed.
  public static func open(
    _ sealed: [UInt8], passphrase: String, header: Header, authenticating context: [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    guard header.nonce.count == AESGCM.nonceLength, sealed.count >= AESGCM.tagLength else { throw .malformed }
    return try AESGCM.open(
      sealed, key: try header.derivation.key(from: passphrase), nonce: header.nonce, authenticating: context)
  }
}
