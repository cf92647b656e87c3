/// Byte strings in a compressed trie, and what wanted each of them. Found from one place of a text at a time, so that the
/// caller decides where a term may begin.
///
/// `@unchecked Sendable`: its tables are written in the initialiser only.
final class TermTrie: @unchecked Sendable {
  /// In a string, any run of characters that are no word characters. No byte of a text.
  static let gap: UInt8 = 0xFF

  /// Terms nested deeper in each other than this are looked for while there is effort left for it.
  private static let freeDepth = 16

  struct Node {
    /// The bytes that lead here.
    var labelStart: UInt32
    var labelCount: UInt16
    var childCount: UInt16
    var firstChild: UInt32
    /// The uses go on to the first one of the next node.
    var firstUse: UInt32

    init(label: PoolRange, childCount: UInt16, firstChild: UInt32, firstUse: UInt32) {
      (labelStart, labelCount) = (label.start, label.count)
      (self.childCount, self.firstChild, self.firstUse) = (childCount, firstChild, firstUse)
    }
  }

  /// One more than there are, which only says where the uses of the last one end.
  private let nodes: UnsafeMutableBufferPointer<Node>
  /// The first byte of each node's label.
  private let firstBytes: UnsafeMutableBufferPointer<UInt8>
  private let uses: UnsafeMutableBufferPointer<TermUse>
  /// For each byte the node that strings beginning with it lead to; 0 where none does. The root's children come right
  /// after it, and there are bytes that no string begins with.
  private let roots: UnsafeMutableBufferPointer<UInt8>
  private let filter: PrefixFilter
  /// Where the labels are, kept alive by `storage`.
  private let pool: UnsafePointer<UInt8>
  private let storage: TermMatcher.Storage
  /// Roughly what it occupies.
  let memoryBytes: Int

  /// `strings` are sorted; they stand in `pool`, of which `storage` has a copy.
  init(_ strings: TermStrings, in pool: TermPool, _ storage: TermMatcher.Storage) {
    var builder = TermTrieBuilder(strings, in: pool, storage)
    builder.build()
    self.storage = storage
    self.pool = storage.pool
    let end = Node(
      label: PoolRange(start: 0, count: 0), childCount: 0, firstChild: 0, firstUse: UInt32(builder.uses.count))
    nodes = .allocate(capacity: builder.nodes.count + 1)
    _ = nodes.initialize(fromContentsOf: builder.nodes + [end])
    firstBytes = .allocate(capacity: builder.firstBytes.count)
    _ = firstBytes.initialize(fromContentsOf: builder.firstBytes)
    uses = .allocate(capacity: max(builder.uses.count, 1))
    _ = uses.initialize(fromContentsOf: builder.uses)
    roots = .allocate(capacity: 256)
    roots.initialize(repeating: 0)
    for child in 1..<1 + Int(nodes[0].childCount) { roots[Int(firstBytes[child])] = UInt8(child) }
    filter = PrefixFilter(builder.prefixes)
    memoryBytes =
      nodes.count * MemoryLayout<Node>.stride + firstBytes.count + uses.count * MemoryLayout<TermUse>.stride + 256 + 176
      + filter.memoryBytes
  }

  deinit {
    nodes.deallocate()
    firstBytes.deallocate()
    uses.deallocate()
    roots.deallocate()
  }

  /// Calls `hits` for each string that `text` has at `start`, the shortest first. Answers false where `hits` wants no
  /// more.
  @inline(__always)
  func find(in text: UnsafeBufferPointer<UInt8>, from start: Int, _ hits: inout some TermHits) -> Bool {
    guard filter.mayBegin(text, at: start) else { return true }
    let root = roots[Int(text[start])]
    return root == 0 || walk(text, start, from: start, node: UInt32(root), &hits)
  }

  private func walk(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, from place: Int, node: UInt32, _ hits: inout some TermHits
  ) -> Bool {
    var node = node
    var place = place
    var depth = 0
    while true {
      depth += 1
      if depth > Self.freeDepth {
        guard !hits.effort.isSpent else { return true }
        hits.effort.spend(1)
      }
      let current = nodes[Int(node)]
      guard let end = endOfLabel(current, in: text, from: place) else { return true }
      place = end
      let endOfUses = nodes[Int(node) + 1].firstUse
      if current.firstUse < endOfUses {
        let uses = UnsafeBufferPointer(rebasing: uses[Int(current.firstUse)..<Int(endOfUses)])
        guard hits.take(uses, start..<place) else { return false }
      }
      guard current.childCount > 0, place < text.count else { return true }
      // A gap is the highest byte, and so the last child.
      let last = current.firstChild + UInt32(current.childCount) - 1
      if firstBytes[Int(last)] == Self.gap, !UTF8Reading.isWord(in: text, at: place) {
        guard walk(text, start, from: place, node: last, &hits) else { return false }
      }
      guard let child = child(of: current, for: text[place]) else { return true }
      node = child
    }
  }

  @inline(__always)
  private func endOfLabel(_ node: Node, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var place = start
    for index in Int(node.labelStart)..<Int(node.labelStart) + Int(node.labelCount) {
      guard place < text.count else { return nil }
      if text[place] == pool[index] {
        place += 1
      } else {
        guard pool[index] == Self.gap, let end = Self.endOfGap(in: text, from: place) else { return nil }
        place = end
      }
    }
    return place
  }

  @inline(__always)
  private func child(of node: Node, for byte: UInt8) -> UInt32? {
    var low = node.firstChild
    var high = low + UInt32(node.childCount)
    while high - low > 8 {
      let middle = (low + high) / 2
      if firstBytes[Int(middle)] <= byte { low = middle } else { high = middle }
    }
    while low < high {
      if firstBytes[Int(low)] == byte { return low }
      low += 1
    }
    return nil
  }

  /// Where the run of characters ends that are no word characters; nil where there is none.
  private static func endOfGap(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < text.count, !UTF8Reading.isWord(in: text, at: place) {
      place += UTF8Reading.scalar(in: text, at: place).length
    }
    return place > start ? place : nil
  }
}
