/// The proxies whose word about the client is taken: which address it has, and whether it came over HTTPS.
///
/// Anybody can send `X-Forwarded-For`. So it is read only where the connection comes from a proxy that was named, from
/// its end, and no further than the first address that is none of the proxies'.
public struct TrustedProxies: Equatable, Sendable {
  /// Nobody is believed.
  public static let none = TrustedProxies([])

  private let ranges: [AddressRange]

  public init(_ ranges: [AddressRange]) { self.ranges = ranges }

  /// The client's address. `peer` is the other end of the connection; `forwarded` are the values of the
  /// `X-Forwarded-For` fields in their order.
  public func client(peer: String?, forwarded: [String]) -> String? {
    guard let peer, isTrusted(peer) else { return peer }
    var client = peer
    let hops = forwarded.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
    for hop in hops.reversed().prefix(Self.longestChain) {
      // What a proxy of ours wrote is an address; anything else was handed through from outside.
      guard let address = Self.address(in: hop) else { return client }
      client = address
      guard isTrusted(address) else { return client }
    }
    return client
  }

  /// Whether the client speaks HTTPS to the proxy. `scheme` is the value of `X-Forwarded-Proto`.
  public func isHTTPS(peer: String?, scheme: String?) -> Bool {
    guard let peer, isTrusted(peer), let scheme else { return false }
    // The last proxy is the one that was asked; what stands before came from outside.
    return scheme.split(separator: ",").last.map { Self.trimmed($0).lowercased() } == "https"
  }

  private func isTrusted(_ address: String) -> Bool { ranges.contains { $0.contains(address) } }

  /// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`; nil for anything else.
  private static func address(in hop: Substring) -> String? {
    let text = trimmed(hop)
    guard text.utf8.count <= longestHop else { return nil }
    var address = text
    if text.first == "[", let end = text.firstIndex(of: "]") {
      address = text[text.index(after: text.startIndex)..<end]
    } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
      address = text[..<colon]
    }
    return IPAddress(address) != nil ? String(address) : nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return start.lastIndex { $0 != " " && $0 != "\t" }.map { start[...$0] } ?? ""
  }

  private static let longestChain = 32
  private static let longestHop = 64
}
