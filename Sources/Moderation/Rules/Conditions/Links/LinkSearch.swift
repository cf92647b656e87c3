/// The links of one text, and which link conditions they fulfil.
struct LinkSearch {
  private(set) var links: [FoundLink] = []
  /// For each condition, the links that lead to a domain it names.
  private var named: [Int] = []
  /// For each condition, the last of those links, so that none is counted twice.
  private var last: [Int] = []

  init() {}

  /// Replaces the content by what `text` holds.
  mutating func search(_ text: borrowing AddressText, _ table: DomainTable) {
    LinkFinder.find(in: text, into: &links)
    named.removeAll(keepingCapacity: true)
    last.removeAll(keepingCapacity: true)
    for _ in 0..<table.count {
      named.append(0)
      last.append(-1)
    }
    for (number, link) in links.enumerated() {
      table.forEachScope(naming: text.bytes[link.host]) { scope in
        if last[scope] != number { named[scope] += 1 }
        last[scope] = number
      }
    }
  }

  /// Whether a link counts for the condition with this number in `table`.
  @inline(__always)
  func holds(_ scope: Int, _ table: DomainTable) -> Bool {
    table.countsNamed(scope) ? named[scope] > 0 : links.count > named[scope]
  }

  /// The links that count for a condition, in bytes of the text that `text` read, at most `RuleSetLimits.matches`.
  func ranges(of scope: Int, in text: borrowing AddressText, _ table: DomainTable) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for link in links where ranges.count < RuleSetLimits.matches {
      var isNamed = false
      table.forEachScope(naming: text.bytes[link.host]) { isNamed = isNamed || $0 == scope }
      if isNamed == table.countsNamed(scope) { ranges.append(text.original(link.range)) }
    }
    return ranges
  }
}
