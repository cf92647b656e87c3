internal import CCrypto

/// Bytes nobody can guess, from libcrypto's generator.
public enum SecureRandom {
  public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw .library(operation: "RAND_bytes") }
    return bytes
  }

  /// A password a person can type once: five groups of five letters and digits, about 124 bits, without look-alikes.
  public static func oneTimePassword() throws(CryptoError) -> String {
    let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
    var groups: [String] = []
    for _ in 0..<5 {
      var group = ""
      while group.count < 5 {
        // Bytes past the last whole multiple would favour the first letters.
        let byte = Int(try bytes(1)[0])
        if byte < 256 / alphabet.count * alphabet.count { group.append(alphabet[byte % alphabet.count]) }
      }
      groups.append(group)
    }
    return groups.joined(separator: "-")
  }
}
