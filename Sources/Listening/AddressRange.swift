#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A range of IP addresses in CIDR notation, as in `10.0.0.0/8` and `2001:db8::/32`; an address alone is a range of one.
public struct AddressRange: Hashable, Sendable {
  private let network: [UInt8]
  private let bits: Int

  /// Nil where it is no address, or the length of the prefix is not one that the kind of address can have, or bits
  /// behind the prefix are set: a slip that would trust other machines than was meant.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let bytes = Self.bytes(of: parts[0]) else { return nil }
    var bits = bytes.count * 8
    if parts.count == 2 {
      guard let length = Int(parts[1]), (0...bits).contains(length), parts[1].allSatisfy(\.isNumber) else { return nil }
      bits = length
    }
    guard Self.masked(bytes, to: bits) == bytes else { return nil }
    network = bytes
    self.bits = bits
  }

  /// False for what is no address.
  public func contains(_ address: some StringProtocol) -> Bool {
    guard let bytes = Self.bytes(of: address), bytes.count == network.count else { return false }
    return Self.masked(bytes, to: bits) == network
  }

  /// An IPv4 address that came in over an IPv6 socket is taken as what it is.
  private static func bytes(of address: some StringProtocol) -> [UInt8]? {
    let text = String(address)
    var v4 = [UInt8](repeating: 0, count: 4)
    if inet_pton(AF_INET, text, &v4) == 1 { return v4 }
    var v6 = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
    return v6.starts(with: mappedPrefix) ? Array(v6.dropFirst(mappedPrefix.count)) : v6
  }

  private static let mappedPrefix: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]

  private static func masked(_ bytes: [UInt8], to bits: Int) -> [UInt8] {
    bytes.enumerated().map { index, byte in
      let kept = min(8, max(0, bits - index * 8))
      return kept == 0 ? 0 : byte & (0xFF << (8 - UInt8(kept)))
    }
  }
}
