/// Lays sorted strings out as a trie: the children of each node side by side, and the uses of all nodes in the nodes'
/// order, so that both of a node end where those of the next begin.
struct TermTrieBuilder {
  private(set) var nodes: [TermTrie.Node] = []
  private(set) var firstBytes: [UInt8] = []
  private(set) var uses: [TermUse] = []
  /// The first bytes of every string, for the filter.
  private(set) var prefixes: [ArraySlice<UInt8>] = []

  /// Sorted, the uses of each given by a range of `gathered`.
  private var strings: [(string: PoolRange, uses: Range<Int>)] = []
  private var gathered: [TermUse] = []
  /// What the string looked at is wanted for, while more than one use of it is gathered.
  private var wishes: Set<Wish> = []
  private let source: TermStrings
  private let pool: TermPool
  private let storage: TermMatcher.Storage

  init(_ strings: TermStrings, in pool: TermPool, _ storage: TermMatcher.Storage) {
    source = strings
    self.pool = pool
    self.storage = storage
  }

  /// What a use is for: two with the same wish find the same for their condition.
  private struct Wish: Hashable {
    var slot: UInt32
    var flags: UInt8
    /// In the second reading, the term's folded text and how it is held against the place: terms of which the same
    /// reading is left are found at different places. Empty in the other views.
    var text: ArraySlice<UInt8>
    var termFlags: UInt8
  }

  mutating func build() {
    mergeStrings()
    prefixes = strings.map { pool.string($0.string).prefix(PrefixFilter.length) }
    addNode(label: PoolRange(start: 0, count: 0))
    var pending: [(strings: Range<Int>, depth: Int)] = [(strings.indices, 0)]
    var node = 0
    while node < pending.count {
      let (range, depth) = pending[node]
      nodes[node].firstUse = UInt32(uses.count)
      nodes[node].firstChild = UInt32(nodes.count)
      var lower = range.lowerBound
      if lower < range.upperBound, Int(strings[lower].string.count) == depth {
        uses += gathered[strings[lower].uses]
        lower += 1
      }
      while lower < range.upperBound {
        let upper = endOfGroup(from: lower, to: range.upperBound, depth)
        let end = sharedLength(lower, upper - 1, from: depth)
        pending.append((lower..<upper, end))
        addNode(label: PoolRange(start: strings[lower].string.start + UInt32(depth), count: UInt16(end - depth)))
        nodes[node].childCount += 1
        lower = upper
      }
      node += 1
    }
  }

  private mutating func addNode(label: PoolRange) {
    nodes.append(TermTrie.Node(label: label, childCount: 0, firstChild: 0, firstUse: 0))
    firstBytes.append(label.count == 0 ? 0 : pool.bytes[Int(label.start)])
  }

  /// Gathers the uses of equal strings. A condition that wants the same twice is given its first term only.
  private mutating func mergeStrings() {
    for entry in source.entries {
      if let last = strings.last, pool.string(last.string).elementsEqual(pool.string(entry.string)) {
        add(entry.use, after: last.uses.lowerBound)
        strings[strings.count - 1].uses = last.uses.lowerBound..<gathered.count
      } else {
        wishes = []
        gathered.append(entry.use)
        strings.append((entry.string, gathered.count - 1..<gathered.count))
      }
    }
  }

  /// Adds a use, in one view, of a string whose uses begin at `start`: to that of the same term in another view, where
  /// there is one. A wildcard's part is wanted by each, since what must stand around it differs.
  private mutating func add(_ use: TermUse, after start: Int) {
    if wishes.isEmpty { wishes.insert(wish(of: gathered[start])) }
    guard wishes.insert(wish(of: use)).inserted || use.flags.contains(.part) else { return }
    // The uses of one term come one after the other.
    let ofTerm = gathered[start...].reversed().prefix { $0.term == use.term }.count
    if let same = gathered.indices.suffix(ofTerm).first(where: { gathered[$0].differsInView(from: use) }) {
      gathered[same].flags.formUnion(use.flags.intersection(.views))
    } else {
      gathered.append(use)
    }
  }

  private func wish(of use: TermUse) -> Wish {
    guard use.flags.contains(.evasively) else {
      return Wish(slot: use.slot, flags: use.flags.rawValue, text: [], termFlags: 0)
    }
    let term = storage.terms[Int(use.term)]
    return Wish(
      slot: use.slot, flags: use.flags.rawValue, text: pool.string(term.text),
      termFlags: term.flags.subtracting(.isSpelledOtherwise).rawValue)
  }

  /// The end of the strings that have the same byte at `depth` as the one at `lower`.
  private func endOfGroup(from lower: Int, to upper: Int, _ depth: Int) -> Int {
    let byte = self.byte(of: lower, at: depth)
    var end = lower + 1
    while end < upper, self.byte(of: end, at: depth) == byte { end += 1 }
    return end
  }

  /// How many bytes the two sorted strings, and so all between them, have in common.
  private func sharedLength(_ first: Int, _ last: Int, from depth: Int) -> Int {
    let shorter = Int(min(strings[first].string.count, strings[last].string.count))
    var length = depth
    while length < shorter, byte(of: first, at: length) == byte(of: last, at: length) { length += 1 }
    return length
  }

  private func byte(of string: Int, at depth: Int) -> UInt8 { pool.bytes[Int(strings[string].string.start) + depth] }
}

extension TermUse {
  /// Whether the two are the same but for the views.
  fileprivate func differsInView(from other: TermUse) -> Bool {
    term == other.term && flags.subtracting(.views) == other.flags.subtracting(.views)
  }
}
