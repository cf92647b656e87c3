/// A range of IP addresses in CIDR notation, as in `10.0.0.0/8` and `2001:db8::/32`; an address alone is a range of one.
public struct AddressRange: Hashable, Sendable {
  private let network: [UInt8]
  private let bits: Int

  /// Nil where it is no address, or the length of the prefix is not one that the kind of address can have, or bits
  /// behind the prefix are set: a slip that would trust other machines than was meant.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard !parts[0].contains("%"), let bytes = IPAddress(parts[0])?.bytes else { return nil }
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
    guard let bytes = IPAddress(address)?.bytes, bytes.count == network.count else { return false }
    return Self.masked(bytes, to: bits) == network
  }

  private static func masked(_ bytes: [UInt8], to bits: Int) -> [UInt8] {
    bytes.enumerated().map { index, byte in
      let kept = min(8, max(0, bits - index * 8))
      return kept == 0 ? 0 : byte & (0xFF << (8 - UInt8(kept)))
    }
  }
}
