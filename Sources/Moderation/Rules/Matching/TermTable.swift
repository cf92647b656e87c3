/// The terms of a rule set while it is compiled.
struct TermTable {
  struct Entry {
    var term: String
    var kind: TermKind
    var folding: Folding
    var slot: Int
    var index: Int
  }

  private(set) var entries: [Entry] = []

  /// Adds the term with this index in the condition with this slot.
  mutating func add(_ term: String, kind: TermKind, folding: Folding, slot: Int, index: Int) {
    entries.append(Entry(term: term, kind: kind, folding: folding, slot: slot, index: index))
  }

  var isEmpty: Bool { entries.isEmpty }
}
