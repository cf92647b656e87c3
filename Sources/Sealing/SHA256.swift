internal import CCrypto

/// SHA-256, for tokens (which have enough entropy to need no slow hash) and checksums.
public enum SHA256 {
  public static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    let input = Array(bytes)
    CCrypto.SHA256(input, input.count, &digest)
    return digest
  }
}
