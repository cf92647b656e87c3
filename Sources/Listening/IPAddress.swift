#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An IP address as it came in text.
public struct IPAddress: Hashable, Sendable {
  /// Four or sixteen. An IPv4 address in IPv6's clothes (`::ffff:192.0.2.1`) is taken as what it is.
  let bytes: [UInt8]

  /// Nil for what is no address.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= Self.longest else { return nil }
    // A zone (`fe80::1%eth0`) names one of this machine's interfaces, and no other place.
    let bare = String(text.prefix { $0 != "%" })
    var v4 = [UInt8](repeating: 0, count: 4)
    if inet_pton(AF_INET, bare, &v4) == 1 {
      bytes = v4
      return
    }
    var v6 = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, bare, &v6) == 1 else { return nil }
    bytes = v6.starts(with: Self.mappedPrefix) ? Array(v6.dropFirst(Self.mappedPrefix.count)) : v6
  }

  /// What counts as one place that requests come from, as text: an IPv4 address, or the first half of an IPv6 one, since
  /// whoever has one of those has all 2^64 beside it.
  public var network: String {
    guard bytes.count == 16 else { return bytes.map { String($0) }.joined(separator: ".") }
    let groups = stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
    return groups.joined(separator: ":") + "::/64"
  }

  private static let mappedPrefix: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]
  private static let longest = 100
}
