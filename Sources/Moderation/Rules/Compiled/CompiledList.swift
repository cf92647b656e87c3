/// A term list as one kind of condition looks for it at one level of folding. Shared by every rule set that does.
final class CompiledList: Sendable {
  /// Has one slot, 0.
  let matcher: TermMatcher
  let memoryBytes: Int

  /// Nil for a list without terms.
  init?(_ terms: [String], kind: TermKind, folding: Folding) throws(TermRefusals) {
    var table = TermTable()
    for (index, term) in terms.enumerated() {
      table.add(term, kind: kind, folding: folding, slot: 0, index: index)
    }
    guard let matcher = try TermMatcher(table) else { return nil }
    self.matcher = matcher
    memoryBytes = matcher.memoryBytes + 128
  }
}
