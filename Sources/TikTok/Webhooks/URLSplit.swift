/// An absolute http or https URL taken apart, as strictly as our own URLs are written: nil for anything with
/// credentials, a query or a fragment, or a host that is not plain ASCII.
struct URLSplit: Equatable {
  /// `http` or `https`
  let scheme: String
  /// In lower case; an IPv6 address in its brackets.
  let host: String
  /// Nil for the scheme's own.
  let port: UInt16?
  /// From the slash on, or empty.
  let path: String

  var origin: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

  var isLoopback: Bool {
    host == "localhost" || host == "[::1]"
      || host.hasPrefix("127.") && host.split(separator: ".").count == 4
        && host.split(separator: ".").allSatisfy { UInt8($0) != nil }
  }

  init?(_ text: String) {
    guard text.utf8.count <= 2048, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !text.contains(where: { "?#@\\\"<>".contains($0) }), let colon = text.firstIndex(of: ":")
    else { return nil }
    scheme = text[..<colon].lowercased()
    let rest = text[text.index(after: colon)...]
    guard scheme == "https" || scheme == "http", rest.hasPrefix("//") else { return nil }
    let authority = rest.dropFirst(2).prefix { $0 != "/" }
    path = String(rest.dropFirst(2)[authority.endIndex...])
    let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : nil
    let host = authority[..<(end ?? authority.firstIndex(of: ":") ?? authority.endIndex)].lowercased()
    guard Self.isHost(host) else { return nil }
    self.host = host
    let port = authority.dropFirst(host.count)
    if port.isEmpty {
      self.port = nil
    } else {
      guard port.first == ":", port.dropFirst().allSatisfy(\.isNumber), let number = UInt16(port.dropFirst()),
        number > 0
      else { return nil }
      self.port = number == (scheme == "https" ? 443 : 80) ? nil : number
    }
  }

  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      return host.hasSuffix("]") && host.count > 3
        && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    return (1...253).contains(host.count)
      && host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        (1...63).contains(label.count) && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      }
  }
}
