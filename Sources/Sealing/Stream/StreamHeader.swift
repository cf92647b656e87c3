/// What a sealed stream begins with, and what it takes beside the passphrase to open it; none of it is secret.
///
/// `version, 1 byte | memory in KiB, passes, lanes, 4 bytes each | salt, 16 | nonce prefix, 7 | check, 16`. The check
/// is the tag of nothing under the key: it tells a wrong passphrase from damage. All of it is authenticated with every
/// chunk.
struct StreamHeader: Equatable {
  static let length = 1 + 3 * 4 + saltLength + prefixLength + AESGCM.tagLength
  static let version: UInt8 = 1

  private static let saltLength = 16
  private static let prefixLength = 7
  private static let checkNonce = [UInt8](repeating: 255, count: AESGCM.nonceLength)

  let derivation: KeyDerivation
  let noncePrefix: [UInt8]
  let check: [UInt8]

  /// A fresh one, and the key that the passphrase gives with it.
  static func fresh(for passphrase: String) throws(CryptoError) -> (header: StreamHeader, key: [UInt8]) {
    let derivation = try KeyDerivation.fresh()
    let key = try derivation.key(from: passphrase)
    let header = StreamHeader(
      derivation: derivation, noncePrefix: try SecureRandom.bytes(prefixLength),
      check: try AESGCM.seal([], key: key, nonce: checkNonce, authenticating: []))
    return (header, key)
  }

  private init(derivation: KeyDerivation, noncePrefix: [UInt8], check: [UInt8]) {
    self.derivation = derivation
    self.noncePrefix = noncePrefix
    self.check = check
  }

  init(bytes: [UInt8]) throws(SealedStream.Failure) {
    guard bytes.count == Self.length else { throw .malformed }
    guard bytes[0] == Self.version else { throw .unknownVersion(Int(bytes[0])) }
    var rest = bytes.dropFirst()
    func take(_ count: Int) -> [UInt8] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    func number() -> Int { take(4).reduce(0) { $0 << 8 | Int($1) } }
    derivation = KeyDerivation(memoryInKiB: number(), passes: number(), lanes: number(), salt: take(Self.saltLength))
    noncePrefix = take(Self.prefixLength)
    check = take(AESGCM.tagLength)
  }

  var bytes: [UInt8] {
    let numbers = [derivation.memoryInKiB, derivation.passes, derivation.lanes].flatMap { number in
      (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    return [Self.version] + numbers + derivation.salt + noncePrefix + check
  }

  /// The key that the passphrase gives. Throws `malformed` for parameters out of bounds, `wrongPassphrase`.
  func key(from passphrase: String) throws(SealedStream.Failure) -> [UInt8] {
    // One that is too short or too long was never anybody's.
    guard PassphraseSealer.passphraseLength.contains(passphrase.utf8.count) else { throw .wrongPassphrase }
    do throws(CryptoError) {
      let key = try derivation.key(from: passphrase)
      _ = try AESGCM.open(check, key: key, nonce: Self.checkNonce, authenticating: [])
      return key
    } catch {
      switch error {
      case .notAuthentic: throw .wrongPassphrase
      case .malformed: throw .malformed
      case .library, .wrongKey: throw .library(error)
      }
    }
  }
}
