/// The domains that a link rule lets pass, each with everything under it.
struct LinkExceptions {
  private let domains: [[UInt8]]

  /// Domains in any case.
  init(_ domains: [String]) { self.domains = domains.map(FoldedText.folding) }

  /// `host` in lower case, without a trailing dot.
  func contain(_ host: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    domains.contains { domain in
      guard host.count >= domain.count, host.suffix(domain.count).elementsEqual(domain) else { return false }
      return host.count == domain.count || host[host.endIndex - domain.count - 1] == UInt8(ascii: ".")
    }
  }
}
