/// Lays sorted strings out as a trie, the children of each node side by side.
struct TermTrieBuilder {
  private(set) var nodes: [TermTrie.Node] = []
  private(set) var firstBytes: [UInt8] = []
  private(set) var pool: [UInt8] = []
  private(set) var uses: [TermUse] = []
  /// The first bytes of every string, for the filter.
  private(set) var prefixes: [ArraySlice<UInt8>] = []

  /// Sorted, the uses of each given by a range of `uses`.
  private var strings: [(start: Int, count: Int, uses: Range<Int>)] = []
  private let source: TermStrings

  init(_ strings: TermStrings) {
    source = strings
  }

  mutating func build() {
    mergeStrings()
    prefixes = strings.map { source.pool[$0.start..<$0.start + min($0.count, PrefixFilter.length)] }
    nodes.append(TermTrie.Node(label: 0, labelLength: 0, childCount: 0, firstChild: 0, firstUse: 0, useCount: 0))
    firstBytes.append(0)
    var pending: [(node: Int, strings: Range<Int>, depth: Int)] = [(0, strings.indices, 0)]
    var next = 0
    while next < pending.count {
      let (node, range, depth) = pending[next]
      next += 1
      var lower = range.lowerBound
      if lower < range.upperBound, strings[lower].count == depth {
        nodes[node].firstUse = UInt32(strings[lower].uses.lowerBound)
        nodes[node].useCount = UInt32(strings[lower].uses.count)
        lower += 1
      }
      nodes[node].firstChild = UInt32(nodes.count)
      while lower < range.upperBound {
        let upper = endOfGroup(from: lower, to: range.upperBound, depth)
        let end = sharedLength(lower, upper - 1, from: depth)
        pending.append((nodes.count, lower..<upper, end))
        addNode(for: lower, depth..<end)
        nodes[node].childCount += 1
        lower = upper
      }
    }
  }

  private mutating func addNode(for string: Int, _ label: Range<Int>) {
    let start = strings[string].start
    nodes.append(
      TermTrie.Node(
        label: UInt32(pool.count), labelLength: UInt16(label.count), childCount: 0, firstChild: 0, firstUse: 0,
        useCount: 0))
    firstBytes.append(source.pool[start + label.lowerBound])
    pool += source.pool[start + label.lowerBound..<start + label.upperBound]
  }

  /// Gathers the uses of equal strings. A condition that wants one twice is given its first term only.
  private mutating func mergeStrings() {
    for entry in source.entries {
      if let last = strings.last, isEqual(last.start, last.count, entry.start, entry.count) {
        let isKnown =
          !entry.use.flags.contains(.part)
          && uses[last.uses].contains { $0.slot == entry.use.slot && $0.flags == entry.use.flags }
        guard !isKnown else { continue }
        uses.append(entry.use)
        strings[strings.count - 1].uses = last.uses.lowerBound..<uses.count
      } else {
        uses.append(entry.use)
        strings.append((entry.start, entry.count, uses.count - 1..<uses.count))
      }
    }
  }

  private func isEqual(_ first: Int, _ firstCount: Int, _ second: Int, _ secondCount: Int) -> Bool {
    firstCount == secondCount
      && source.pool[first..<first + firstCount].elementsEqual(source.pool[second..<second + secondCount])
  }

  /// The end of the strings that have the same byte at `depth` as the one at `lower`.
  private func endOfGroup(from lower: Int, to upper: Int, _ depth: Int) -> Int {
    let byte = source.pool[strings[lower].start + depth]
    var end = lower + 1
    while end < upper, source.pool[strings[end].start + depth] == byte { end += 1 }
    return end
  }

  /// How many bytes the two sorted strings, and so all between them, have in common.
  private func sharedLength(_ first: Int, _ last: Int, from depth: Int) -> Int {
    let (left, right) = (strings[first], strings[last])
    var length = depth
    while length < left.count, length < right.count,
      source.pool[left.start + length] == source.pool[right.start + length]
    {
      length += 1
    }
    return length
  }
}
