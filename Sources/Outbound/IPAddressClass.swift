#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Tells addresses of the public internet from all others: IANA's special-purpose registries (RFC 6890 and updates).
enum IPAddressClass {
  /// `address` points at a `sockaddr` of the given family, `length` bytes long.
  static func isPublic(_ address: UnsafeRawPointer, family: Int32, length: Int) -> Bool {
    switch family {
    case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
      let v4 = address.loadUnaligned(as: sockaddr_in.self)
      return isPublicIPv4(UInt32(bigEndian: v4.sin_addr.s_addr))
    case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
      let v6 = address.loadUnaligned(as: sockaddr_in6.self)
      return withUnsafeBytes(of: v6.sin6_addr) { isPublicIPv6(Array($0)) }
    default:
      return false
    }
  }

  /// `address` in the host's byte order.
  static func isPublicIPv4(_ address: UInt32) -> Bool {
    !blockedIPv4.contains { address >> (32 - $0.bits) == $0.network >> (32 - $0.bits) }
  }

  private static let blockedIPv4: [(network: UInt32, bits: UInt32)] = [
    (0x0000_0000, 8), (0x0a00_0000, 8), (0x6440_0000, 10), (0x7f00_0000, 8), (0xa9fe_0000, 16),
    (0xac10_0000, 12), (0xc000_0000, 24), (0xc000_0200, 24), (0xc058_6300, 24), (0xc0a8_0000, 16),
    (0xc612_0000, 15), (0xc633_6400, 24), (0xcb00_7100, 24), (0xe000_0000, 3),
    // Azure's host agent: an address of the public internet that is only ever the machine's own platform.
    (0xa83f_8110, 32),
  ]

  /// `bytes` are the sixteen of the address.
  static func isPublicIPv6(_ bytes: [UInt8]) -> Bool {
    // Only 2000::/3 is global unicast; IPv4 hidden inside (mapped, NAT64, 6to4) lies outside it or is judged as IPv4.
    guard bytes.count == 16, bytes[0] & 0xe0 == 0x20 else { return false }
    if bytes[0] == 0x20, bytes[1] == 0x02 {
      return isPublicIPv4(bytes[2..<6].reduce(0) { $0 << 8 | UInt32($1) })
    }
    // 2001::/23 holds Teredo and other protocol assignments; 2001:db8::/32 and 3fff::/20 are for documentation.
    let isProtocolAssignment = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] & 0xfe == 0
    let isDocumentation =
      bytes.starts(with: [0x20, 0x01, 0x0d, 0xb8]) || (bytes.starts(with: [0x3f, 0xff]) && bytes[2] & 0xf0 == 0)
    return !isProtocolAssignment && !isDocumentation
  }
}
