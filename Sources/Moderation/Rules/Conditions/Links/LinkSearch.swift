/// The links of one text. Kept and filled again for every comment, so that it keeps its memory.
struct LinkSearch {
  private(set) var links: [FoundLink] = []
  /// For each link, the domains of a table that it leads to.
  private var domains: [Int32] = []
  /// For each condition, the number of links that lead to a domain it names.
  private var named: [Int] = []

  init() {}

  /// Replaces the content by the links in `text`.
  mutating func search(_ text: borrowing AddressText) { LinkFinder.find(in: text, into: &links) }

  /// Sets the flag of every condition in `table` for which one of the links counts. `text` is the one that was
  /// searched.
  mutating func mark(
    _ flags: UnsafeMutableBufferPointer<Bool>, in text: borrowing AddressText, _ table: DomainTable
  ) {
    guard !links.isEmpty else { return }
    domains.removeAll(keepingCapacity: true)
    for link in links { table.forEachDomain(above: text.bytes[link.host]) { domains.append($0) } }
    domains.sort()
    named.removeAll(keepingCapacity: true)
    for _ in 0..<table.count { named.append(0) }
    // Domain by domain rather than link by link: there may be many of both.
    var index = 0
    while index < domains.count {
      let domain = domains[index]
      let count = domains[index...].prefix { $0 == domain }.count
      for scope in table.scopes(naming: domain) { named[Int(scope)] += count }
      index += count
    }
    for scope in 0..<table.count {
      if table.countsNamed(scope) ? named[scope] > 0 : links.count > named[scope] { flags[scope] = true }
    }
  }

  /// The links that count for a condition, in bytes of the text that `text` read, at most `RuleSetLimits.matches`.
  func ranges(of scope: Int, in text: borrowing AddressText, _ table: DomainTable) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for link in links where ranges.count < RuleSetLimits.matches {
      var isNamed = false
      table.forEachDomain(above: text.bytes[link.host]) { domain in
        isNamed = isNamed || table.scopes(naming: domain).contains(Int32(scope))
      }
      if isNamed == table.countsNamed(scope) { ranges.append(text.original(link.range)) }
    }
    return ranges
  }
}
