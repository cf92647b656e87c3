/// Byte strings with their uses, gathered for one trie.
struct TermStrings {
  private(set) var pool: [UInt8] = []
  private(set) var entries: [Entry] = []

  struct Entry {
    var start: Int
    var count: Int
    var use: TermUse
  }

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ string: [UInt8], _ use: TermUse) {
    entries.append(Entry(start: pool.count, count: string.count, use: use))
    pool += string
  }

  /// In an order that depends only on the strings and on who uses them.
  mutating func sort() {
    pool.withUnsafeBytes { pool in
      entries.sort { left, right in
        let shared = min(left.count, right.count)
        for offset in 0..<shared where pool[left.start + offset] != pool[right.start + offset] {
          return pool[left.start + offset] < pool[right.start + offset]
        }
        if left.count != right.count { return left.count < right.count }
        return left.use.term < right.use.term
      }
    }
  }
}
