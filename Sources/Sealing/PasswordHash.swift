internal import CArgon2
internal import FoundationEssentials

/// argon2id password hashes in the PHC string form, which carries its own parameters:
/// `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`.
///
/// Hashing takes tens of milliseconds and 19 MiB on purpose: never call it on an event loop.
public enum PasswordHash {
  /// What a hash costs to make.
  public struct Cost: Equatable, Sendable {
    var memoryInKiB: UInt32
    var passes: UInt32
    var lanes: UInt32

    /// OWASP's first recommendation. When it rises, older hashes are replaced as their operators log in.
    public static let current = Cost(memoryInKiB: 19_456, passes: 2, lanes: 1)

    init(memoryInKiB: UInt32, passes: UInt32, lanes: UInt32) {
      self.memoryInKiB = memoryInKiB
      self.passes = passes
      self.lanes = lanes
    }

    /// The cost that a hash in the PHC string form names; nil where it is none of argon2id's.
    init?(of hash: String) {
      let parts = hash.split(separator: "$", omittingEmptySubsequences: false)
      guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19" else { return nil }
      let named = parts[3].split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
      guard named.map(\.first) == ["m", "t", "p"], named.allSatisfy({ $0.count == 2 }),
        let memory = UInt32(named[0][1]), let passes = UInt32(named[1][1]), let lanes = UInt32(named[2][1])
      else { return nil }
      self.init(memoryInKiB: memory, passes: passes, lanes: lanes)
    }
  }

  private static let saltLength = 16
  private static let hashLength = 32

  /// In bytes. Longer ones are refused by callers, so that nobody makes us hash a megabyte.
  public static let maximumLength = 512

  public static func hash(_ password: String) throws(CryptoError) -> String { try hash(password, cost: .current) }

  static func hash(_ password: String, cost: Cost) throws(CryptoError) -> String {
    let salt = try SecureRandom.bytes(saltLength)
    let length = argon2_encodedlen(
      cost.passes, cost.memoryInKiB, cost.lanes, UInt32(saltLength), UInt32(hashLength), Argon2_id)
    var encoded = [CChar](repeating: 0, count: length)
    let bytes = Array(password.utf8)
    let result = argon2id_hash_encoded(
      cost.passes, cost.memoryInKiB, cost.lanes, bytes, bytes.count, salt, salt.count, hashLength, &encoded, length)
    guard result == ARGON2_OK.rawValue else { throw .library(operation: "argon2id_hash_encoded") }
    return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// A hash that was made of no password: random bytes in the form of one of today's cost. Nobody can find a password
  /// that fits it, checking one against it takes as long as against any other, and making it takes no time.
  public static func decoy() throws(CryptoError) -> String {
    let cost = Cost.current
    let parts = try [SecureRandom.bytes(saltLength), SecureRandom.bytes(hashLength)].map(base64)
    return "$argon2id$v=19$m=\(cost.memoryInKiB),t=\(cost.passes),p=\(cost.lanes)$\(parts[0])$\(parts[1])"
  }

  /// With the cost that the hash names. False for a wrong password and for a hash that cannot be read.
  public static func verify(_ password: String, against hash: String) -> Bool {
    let bytes = Array(password.utf8)
    return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
  }

  /// Whether the hash cost less memory or fewer passes than one made today.
  public static func isOutdated(_ hash: String) -> Bool {
    guard let cost = Cost(of: hash) else { return false }
    return cost.memoryInKiB < Cost.current.memoryInKiB || cost.passes < Cost.current.passes
  }

  /// Without padding, as the PHC string form has it.
  private static func base64(_ bytes: [UInt8]) -> String {
    String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
  }
}
