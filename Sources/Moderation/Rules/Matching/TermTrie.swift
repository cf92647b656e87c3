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
    /// The bytes that lead here, in `pool`.
    var label: UInt32
    var labelLength: UInt16
    var childCount: UInt16
    var firstChild: UInt32
    var firstUse: UInt32
    var useCount: UInt32
  }

  private let nodes: UnsafeMutableBufferPointer<Node>
  /// The first byte of each node's label.
  private let firstBytes: UnsafeMutableBufferPointer<UInt8>
  private let pool: UnsafeMutableBufferPointer<UInt8>
  private let uses: UnsafeMutableBufferPointer<TermUse>
  /// For each byte the node that strings beginning with it lead to; 0 where none does.
  private let roots: UnsafeMutableBufferPointer<UInt32>
  private let filter: PrefixFilter
  /// Roughly what it occupies.
  let memoryBytes: Int

  init(_ strings: TermStrings) {
    var builder = TermTrieBuilder(strings)
    builder.build()
    nodes = .allocate(capacity: builder.nodes.count)
    _ = nodes.initialize(fromContentsOf: builder.nodes)
    firstBytes = .allocate(capacity: builder.firstBytes.count)
    _ = firstBytes.initialize(fromContentsOf: builder.firstBytes)
    pool = .allocate(capacity: max(builder.pool.count, 1))
    _ = pool.initialize(fromContentsOf: builder.pool)
    uses = .allocate(capacity: max(builder.uses.count, 1))
    _ = uses.initialize(fromContentsOf: builder.uses)
    roots = .allocate(capacity: 256)
    roots.initialize(repeating: 0)
    let root = nodes[0]
    for child in root.firstChild..<root.firstChild + UInt32(root.childCount) {
      roots[Int(firstBytes[Int(child)])] = child
    }
    filter = PrefixFilter(builder.prefixes)
    memoryBytes =
      nodes.count * MemoryLayout<Node>.stride + firstBytes.count + pool.count
      + uses.count * MemoryLayout<TermUse>.stride + 1024 + filter.memoryBytes
  }

  deinit {
    nodes.deallocate()
    firstBytes.deallocate()
    pool.deallocate()
    uses.deallocate()
    roots.deallocate()
  }

  /// Calls `hits` for each string that `text` has at `start`, the shortest first. Answers false where `hits` wants no
  /// more.
  @inline(__always)
  func find(in text: UnsafeBufferPointer<UInt8>, from start: Int, _ hits: inout some TermHits) -> Bool {
    guard filter.mayBegin(text, at: start) else { return true }
    let root = roots[Int(text[start])]
    return root == 0 || walk(text, start, from: start, node: root, &hits)
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
      if current.useCount > 0 {
        let uses = UnsafeBufferPointer(rebasing: uses[Int(current.firstUse)..<Int(current.firstUse + current.useCount)])
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
    for index in Int(node.label)..<Int(node.label) + Int(node.labelLength) {
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
