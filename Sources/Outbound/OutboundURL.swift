#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A URL that somebody else chose for us to call, judged by its form. Which address its host stands for is judged when
/// it is connected to, since a name may stand for another one by then.
public struct OutboundURL: Sendable {
  public static let longest = 2048

  /// As the client reads it, which need not be as it was written: `2130706433` is an address too.
  public let host: String
  /// Nil where it is the scheme's own.
  public let port: Int?

  public struct Fault: Error, Equatable, Sendable {
    /// What is wrong, as a sentence without its subject.
    public let message: String
  }

  /// Throws `Fault` where a client of that policy must not be asked to call it.
  public init(_ url: String, addresses: AddressPolicy) throws(Fault) {
    guard (1...Self.longest).contains(url.utf8.count), url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Fault(message: "must have 1 to 2,048 visible ASCII characters")
    }
    let parts: URLParts
    do {
      parts = try URLParts(url)
    } catch {
      throw Fault(message: "must be an absolute URL such as https://example.com/path, without user name and password")
    }
    guard !url.contains("#") else { throw Fault(message: "must not have a fragment, which no server would see") }
    host = parts.host
    port = parts.port
    guard case .publicOnly = addresses else { return }
    guard parts.scheme == "https" else { throw Fault(message: "must begin with https://") }
    guard parts.port.map({ $0 == 443 || $0 >= 1024 }) ?? true else {
      throw Fault(message: "must have no port, 443, or one from 1024 on")
    }
    guard Self.isPublic(parts.host) else {
      throw Fault(message: "must name a host of the public internet")
    }
  }

  private static func isPublic(_ host: String) -> Bool {
    var name = host.lowercased()
    if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
    // A zone is about this machine's own networks.
    guard !name.contains("%") else { return false }
    if name.hasSuffix(".") { name.removeLast() }
    if let isPublic = isPublicLiteral(name) { return isPublic }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, !labels.contains(""), let last = labels.last else { return false }
    return !reserved.contains(String(last))
  }

  /// Nil for what is a name. Asks the resolver's own reader, which takes octal, hexadecimal and single numbers as well.
  private static func isPublicLiteral(_ host: String) -> Bool? {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &found) == 0, let found else { return nil }
    defer { freeaddrinfo(found) }
    guard let address = found.pointee.ai_addr else { return false }
    return IPAddressClass.isPublic(
      UnsafeRawPointer(address), family: found.pointee.ai_family, length: Int(found.pointee.ai_addrlen))
  }

  /// Last labels that name nothing on the public internet (RFC 6761, 6762, 7686, 8375, 9476, and ICANN's `internal`).
  private static let reserved: Set<String> = [
    "alt", "arpa", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain", "localhost",
    "mail",
    "onion", "private", "test",
  ]
}
