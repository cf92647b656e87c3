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
  private let source: TermStrings
  private let pool: TermPool

  init(_ strings: TermStrings, in pool: TermPool) {
    source = strings
    self.pool = pool
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

  /// Gathers the uses of equal strings. A condition that wants one twice is given its first term only.
  private mutating func mergeStrings() {
    for entry in source.entries {
      if let last = strings.last, pool.string(last.string).elementsEqual(pool.string(entry.string)) {
        add(entry.use, after: last.uses.lowerBound)
        strings[strings.count - 1].uses = last.uses.lowerBound..<gathered.count
      } else {
        gathered.append(entry.use)
        strings.append((entry.string, gathered.count - 1..<gathered.count))
      }
    }
  }

  /// Adds a use of a string whose uses begin at `start`: to that of the same term in another view, where there is one.
  private mutating func add(_ use: TermUse, after start: Int) {
    let alike = gathered.indices[start...].filter { gathered[$0].isAlike(use) }
    var wanted = use.flags.intersection(.views)
    if !use.flags.contains(.part) { for index in alike { wanted.subtract(gathered[index].flags) } }
    if wanted.isEmpty { return }
    if let same = alike.first(where: { gathered[$0].term == use.term }) {
      gathered[same].flags.formUnion(wanted)
    } else {
      var use = use
      use.flags.subtract(.views)
      use.flags.formUnion(wanted)
      gathered.append(use)
    }
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
  /// Whether it is of the same condition and asks for the same, in whatever view.
  fileprivate func isAlike(_ other: TermUse) -> Bool {
    slot == other.slot && flags.subtracting(.views) == other.flags.subtracting(.views)
  }
}
