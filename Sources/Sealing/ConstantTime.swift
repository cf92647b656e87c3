internal import CCrypto

/// Comparisons whose time tells nothing about where two secrets differ.
public enum ConstantTime {
  public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }
}
