/// The strings that are looked for in one view of a text.
struct TermTries: Sendable {
  /// Those that begin at the edge of a word.
  let edge: TermTrie?
  /// Those that may begin anywhere.
  let free: TermTrie?

  init(_ strings: TermCompiler.ViewStrings) {
    edge = Self.trie(strings.edge)
    free = Self.trie(strings.free)
  }

  var isEmpty: Bool { edge == nil && free == nil }

  var memoryBytes: Int { (edge?.memoryBytes ?? 0) + (free?.memoryBytes ?? 0) }

  private static func trie(_ strings: TermStrings) -> TermTrie? {
    guard !strings.isEmpty else { return nil }
    var strings = strings
    strings.sort()
    return TermTrie(strings)
  }
}
