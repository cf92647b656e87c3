/// Finds the terms of a rule set in a text and tells which conditions they fulfil. Immutable; shared between rule sets
/// and threads.
final class TermMatcher: Sendable {
  /// The views that `mark` and `spans` look at.
  let needs: FoldingNeeds
  /// Roughly what it occupies.
  let memoryBytes: Int

  private let literals: LiteralMatcher?
  private let wordwise: LiteralMatcher?

  /// Nil for a table without terms.
  init?(_ table: TermTable) throws(TermRefusal) {
    if table.isEmpty { return nil }
    var plain = LiteralTable()
    var words = LiteralTable()
    for entry in table.entries {
      switch entry.kind {
      case .words, .wildcards:
        let literal = FoldedText.folding(entry.term)
        plain.add(literal, LiteralUse(slot: entry.slot, term: entry.index, asWord: literal))
      case .substrings: plain.add(FoldedText.folding(entry.term), LiteralUse(slot: entry.slot, term: entry.index))
      case .phrases:
        let literal = WordwiseText.folding(entry.term)
        words.add(literal, LiteralUse(slot: entry.slot, term: entry.index, asWord: literal))
      }
    }
    needs = words.isEmpty ? [.folded] : [.folded, .foldedWords]
    memoryBytes = table.entries.count * 256
    do {
      literals = try LiteralMatcher(plain)
      wordwise = try LiteralMatcher(words)
    } catch {
      throw TermRefusal(slot: table.entries[0].slot, index: table.entries[0].index, reason: error.reason)
    }
  }

  /// Sets the flag of every condition that finds a term of its own.
  func mark(_ flags: UnsafeMutableBufferPointer<Bool>, in views: borrowing TextViews, scratch: ScanScratch) {
    literals?.mark(flags, in: views.folded, scratch: scratch)
    wordwise?.mark(flags, in: views.foldedWords.mapped, scratch: scratch)
  }

  /// The first places where the condition with this slot finds a term, in order, at most `RuleSetLimits.matches`.
  func spans(of slot: Int, in views: borrowing TextViews, scratch: ScanScratch) -> [TermSpan] {
    var found: [TermSpan] = []
    for span in literals?.spans(of: slot, in: views.folded, scratch: scratch) ?? [] {
      let match = views.folded.original(span.start..<span.end, term: "")
      found.append(TermSpan(start: match.start, end: match.end, index: Int(span.term), how: []))
    }
    for span in wordwise?.spans(of: slot, in: views.foldedWords.mapped, scratch: scratch) ?? [] {
      let match = views.foldedWords.mapped.original(span.start..<span.end, term: "")
      found.append(TermSpan(start: match.start, end: match.end, index: Int(span.term), how: []))
    }
    return found
  }
}
