internal import CArgon2

/// How a key is made of a passphrase: argon2id with these parameters, which travel with what it protects.
public struct KeyDerivation: Equatable, Sendable {
  public var memoryInKiB: Int
  public var passes: Int
  public var lanes: Int
  public var salt: [UInt8]

  public init(memoryInKiB: Int, passes: Int, lanes: Int, salt: [UInt8]) {
    self.memoryInKiB = memoryInKiB
    self.passes = passes
    self.lanes = lanes
    self.salt = salt
  }

  /// RFC 9106's second recommendation, on one lane: more than for a login, since a file can be attacked at leisure.
  static func fresh() throws(CryptoError) -> KeyDerivation {
    KeyDerivation(memoryInKiB: 65_536, passes: 3, lanes: 1, salt: try SecureRandom.bytes(saltLength))
  }

  /// 32 bytes. Throws `malformed` for parameters out of bounds: a file from elsewhere must not make us work for hours
  /// or take all memory, nor be as good as unprotected.
  func key(from passphrase: String) throws(CryptoError) -> [UInt8] {
    guard Self.memoryBounds.contains(memoryInKiB), Self.passBounds.contains(passes), Self.laneBounds.contains(lanes),
      salt.count == Self.saltLength, PassphraseSealer.passphraseLength.contains(passphrase.utf8.count)
    else { throw .malformed }
    let bytes = Array(passphrase.utf8)
    var key = [UInt8](repeating: 0, count: SealingKey.length)
    let result = argon2id_hash_raw(
      UInt32(passes), UInt32(memoryInKiB), UInt32(lanes), bytes, bytes.count, salt, salt.count, &key, key.count)
    guard result == ARGON2_OK.rawValue else { throw .library(operation: "argon2id_hash_raw") }
    return key
  }

  private static let saltLength = 16
  private static let memoryBounds = 19_456...262_144
  private static let passBounds = 1...10
  private static let laneBounds = 1...4
}
