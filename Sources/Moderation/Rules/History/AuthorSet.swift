/// Who has commented on an account: hashes of 64 bits in a table that grows to a stated number and no further.
struct AuthorSet {
  /// The largest number of authors.
  let limit: Int
  private(set) var count = 0
  /// A power of two of places, at most three quarters of them taken; 0 is an empty place.
  private var table: [UInt64] = []

  init(limit: Int) { self.limit = limit }

  var isFull: Bool { count >= limit }

  var memoryBytes: Int { table.count * 8 }

  func contains(_ author: UInt64) -> Bool { !table.isEmpty && table[place(of: author)] != 0 }

  /// Adds an author, where there is room.
  mutating func insert(_ author: UInt64) {
    if isFull || contains(author) { return }
    if (count + 1) * 4 > table.count * 3 { grow() }
    table[place(of: author)] = Self.nonzero(author)
    count += 1
  }

  /// Where `author` is, or would be.
  private func place(of author: UInt64) -> Int {
    let author = Self.nonzero(author)
    var place = Int(truncatingIfNeeded: author) & (table.count - 1)
    while table[place] != 0, table[place] != author { place = (place + 1) & (table.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = table
    table = [UInt64](repeating: 0, count: max(16, old.count * 2))
    for author in old where author != 0 { table[place(of: author)] = author }
  }

  private static func nonzero(_ author: UInt64) -> UInt64 { author == 0 ? 1 : author }
}
