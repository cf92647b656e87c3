/// The domains that the link conditions of a rule set name, to be found by the hosts of links.
struct DomainTable {
  private enum Kind { case any, except, only }

  private struct Entry {
    var domain: [UInt8]
    /// The conditions that name it.
    var scopes: [Int32]
  }

  private var kinds: [Kind] = []
  private var known: [LinkScope] = []
  private var entries: [Entry] = []
  /// By the hash of their domains. Two that share a hash share a list.
  private var places: [UInt64: [Int32]] = [:]
  /// The largest number of labels in one domain.
  private var deepest = 0

  /// The number of conditions.
  var count: Int { kinds.count }

  /// Adds what a condition means and answers its number. Domains are in any case, and in Unicode or Punycode.
  mutating func add(_ scope: LinkScope) -> Int {
    if let number = known.firstIndex(of: scope) { return number }
    known.append(scope)
    switch scope {
    case .any: kinds.append(.any)
    case .except(let domains):
      kinds.append(.except)
      add(domains)
    case .only(let domains):
      kinds.append(.only)
      add(domains)
    }
    return kinds.count - 1
  }

  private mutating func add(_ domains: [String]) {
    var spellings: Set<[UInt8]> = []
    for domain in domains {
      let folded = String(decoding: LoweredText.lowering(domain), as: UTF8.self)
      for spelling in [folded, Punycode.encodingDomain(folded), Punycode.decodingDomain(folded)] {
        spellings.insert(Array(spelling.utf8))
      }
    }
    // Without those under another, so that no link is named twice by one condition.
    for domain in spellings {
      let dots = domain.indices.filter { domain[$0] == UInt8(ascii: ".") }
      if !dots.contains(where: { spellings.contains(Array(domain[($0 + 1)...])) }) {
        add(domain, Int32(kinds.count - 1))
      }
    }
  }

  private mutating func add(_ domain: [UInt8], _ scope: Int32) {
    deepest = max(deepest, domain.count { $0 == UInt8(ascii: ".") } + 1)
    let hash = domain.reversed().reduce(Self.seed, Self.mix)
    for place in places[hash, default: []] where entries[Int(place)].domain == domain {
      entries[Int(place)].scopes.append(scope)
      return
    }
    places[hash, default: []].append(Int32(entries.count))
    entries.append(Entry(domain: domain, scopes: [scope]))
  }

  /// Calls `body` with the number of each domain that is `host` or above it. `host` is in lower case and without a
  /// trailing dot.
  func forEachDomain(above host: Slice<UnsafeBufferPointer<UInt8>>, _ body: (Int32) -> Void) {
    var hash = Self.seed
    var labels = 0
    var index = host.endIndex
    while index > host.startIndex, labels < deepest {
      index -= 1
      hash = Self.mix(hash, host[index])
      guard index == host.startIndex || host[index - 1] == UInt8(ascii: ".") else { continue }
      labels += 1
      for place in places[hash] ?? [] where host[index...].elementsEqual(entries[Int(place)].domain) {
        body(place)
      }
    }
  }

  /// The conditions that name a domain, each once.
  func scopes(naming domain: Int32) -> [Int32] { entries[Int(domain)].scopes }

  /// Whether a condition counts links to the domains it names; else it counts those to all others.
  func countsNamed(_ scope: Int) -> Bool { kinds[scope] == .only }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
