/// The terms of a rule set while it is compiled.
struct TermTable {
  struct Entry: Hashable {
    var term: String
    var kind: TermKind
    var folding: Folding
    var slot: Int
    var index: Int
  }

  /// How all terms of a slot are looked for.
  struct Manner: Equatable {
    var kind: TermKind
    var folding: Folding
  }

  private(set) var entries: [Entry] = []
  /// By slot; nil for slots without terms.
  private(set) var manners: [Manner?] = []

  /// Adds the term with this index in the condition with this slot.
  mutating func add(_ term: String, kind: TermKind, folding: Folding, slot: Int, index: Int) {
    entries.append(Entry(term: term, kind: kind, folding: folding, slot: slot, index: index))
    if slot >= manners.count { manners += Array(repeating: nil, count: slot + 1 - manners.count) }
    manners[slot] = Manner(kind: kind, folding: folding)
  }

  var isEmpty: Bool { entries.isEmpty }
}
