#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What counts as one place that requests come from: an IPv4 address, or the first half of an IPv6 one, since whoever
/// has one of those has all 2^64 beside it.
enum NetworkKey {
  /// As text; nil for what is no address.
  static func of(_ address: String?) -> String? {
    guard let address, !address.isEmpty, address.utf8.count <= longest else { return nil }
    // A zone (`fe80::1%eth0`) names one of this machine's interfaces, and no other place.
    let bare = String(address.prefix { $0 != "%" })
    var four = in_addr()
    if inet_pton(AF_INET, bare, &four) == 1 { return bare }
    var six = in6_addr()
    guard inet_pton(AF_INET6, bare, &six) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: &six) { Array($0) }
    if bytes.prefix(12).elementsEqual(mappedPrefix) {
      return bytes.suffix(4).map { String($0) }.joined(separator: ".")
    }
    let groups = stride(from: 0, to: 8, by: 2).map {
      String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16)
    }
    return groups.joined(separator: ":") + "::/64"
  }

  /// Of `::ffff:192.0.2.1`, an IPv4 address in IPv6's clothes.
  private static let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
  private static let longest = 100
}
