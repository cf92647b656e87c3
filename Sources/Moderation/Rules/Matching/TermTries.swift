/// The strings that are looked for in a text as typed, or in the folded text and its second reading.
struct TermTries: Sendable {
  /// Those that begin at the edge of a word.
  let edge: TermTrie?
  /// Those that may begin anywhere.
  let free: TermTrie?

  init(_ strings: TermCompiler.ViewStrings, in pool: TermPool, _ storage: TermMatcher.Storage) {
    edge = Self.trie(strings.edge, pool, storage)
    free = Self.trie(strings.free, pool, storage)
  }

  var isEmpty: Bool { edge == nil && free == nil }

  var memoryBytes: Int { (edge?.memoryBytes ?? 0) + (free?.memoryBytes ?? 0) }

  private static func trie(_ strings: TermStrings, _ pool: TermPool, _ storage: TermMatcher.Storage) -> TermTrie? {
    guard !strings.isEmpty else { return nil }
    var strings = strings
    strings.sort(in: pool)
    return TermTrie(strings, in: pool, storage)
  }
}
