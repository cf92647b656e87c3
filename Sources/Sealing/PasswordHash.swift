internal import CArgon2

/// argon2id password hashes in the PHC string form, which carries its own parameters:
/// `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. The parameters are OWASP's first recommendation.
///
/// Hashing takes tens of milliseconds and 19 MiB on purpose: never call it on an event loop.
public enum PasswordHash {
  private static let memoryInKiB: UInt32 = 19_456
  private static let passes: UInt32 = 2
  private static let lanes: UInt32 = 1
  private static let saltLength = 16
  private static let hashLength = 32

  /// Longer ones are refused by callers, so that nobody makes us hash a megabyte.
  public static let maximumLength = 128

  public static func hash(_ password: String) throws(CryptoError) -> String {
    let salt = try SecureRandom.bytes(saltLength)
    let length = argon2_encodedlen(
      passes, memoryInKiB, lanes, UInt32(saltLength), UInt32(hashLength), Argon2_id)
    var encoded = [CChar](repeating: 0, count: length)
    let bytes = Array(password.utf8)
    let result = argon2id_hash_encoded(
      passes, memoryInKiB, lanes, bytes, bytes.count, salt, salt.count, hashLength, &encoded, length)
    guard result == ARGON2_OK.rawValue else { throw .library(operation: "argon2id_hash_encoded") }
    return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// False for a wrong password and for a hash that cannot be read.
  public static func verify(_ password: String, against hash: String) -> Bool {
    let bytes = Array(password.utf8)
    return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
  }
}
