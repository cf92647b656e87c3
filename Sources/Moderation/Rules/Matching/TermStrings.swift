/// Strings with their uses, gathered for one trie. They stand in a pool.
struct TermStrings {
  private(set) var entries: [Entry] = []

  struct Entry {
    var string: PoolRange
    var use: TermUse
  }

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ string: PoolRange, _ use: TermUse) { entries.append(Entry(string: string, use: use)) }

  /// In an order that depends only on the strings and on who uses them.
  mutating func sort(in pool: TermPool) {
    pool.bytes.withUnsafeBytes { pool in
      entries.sort { left, right in
        let (start, otherStart) = (Int(left.string.start), Int(right.string.start))
        for offset in 0..<Int(min(left.string.count, right.string.count))
        where pool[start + offset] != pool[otherStart + offset] {
          return pool[start + offset] < pool[otherStart + offset]
        }
        if left.string.count != right.string.count { return left.string.count < right.string.count }
        if left.use.term != right.use.term { return left.use.term < right.use.term }
        return left.use.flags.rawValue < right.use.flags.rawValue
      }
    }
  }
}
