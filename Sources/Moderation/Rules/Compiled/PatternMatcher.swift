/// Finds the regular expressions of a layer in the views of a text: those of rules with the folding `exact` in the text
/// as typed, all others, whose case does not matter, there and in the folded text. Immutable; shared between rule sets
/// and threads.
final class PatternMatcher: Sendable {
  /// Roughly what it occupies.
  let memoryBytes: Int

  /// What it was made of.
  let table: PatternTable
  private let exact: RegexMatcher?
  private let folded: RegexMatcher?

  /// A pattern that cannot be used.
  struct Refusal: Error {
    /// Its condition and its place there; nil where the patterns are at fault together.
    var pattern: (slot: Int, index: Int)?
    var reason: String
  }

  struct Refusals: Error {
    var refusals: [Refusal]
  }

  /// Nil for a table without patterns. Throws every pattern that is refused.
  init?(_ table: PatternTable) throws(Refusals) {
    var refusals: [Refusal] = []
    exact = Self.matcher(table.exact, isExact: true, &refusals)
    folded = Self.matcher(table.folded, isExact: false, &refusals)
    if !refusals.isEmpty { throw Refusals(refusals: refusals) }
    if exact == nil, folded == nil { return nil }
    self.table = table
    memoryBytes = (exact?.memoryBytes ?? 0) + (folded?.memoryBytes ?? 0)
  }

  private static func matcher(
    _ patterns: [RegexMatcher.Pattern], isExact: Bool, _ refusals: inout [Refusal]
  ) -> RegexMatcher? {
    do {
      return try RegexMatcher(patterns, isExact: isExact)
    } catch {
      refusals += error.refusals.map { refusal in
        let pattern = refusal.index.map { patterns[$0] }
        return Refusal(pattern: pattern.map { ($0.slot, $0.term) }, reason: refusal.reason)
      }
      return nil
    }
  }

  /// Sets the flag of every condition of which a pattern matches.
  func mark(_ flags: UnsafeMutableBufferPointer<Bool>, in views: borrowing TextViews, scratch: ScanScratch) {
    exact?.mark(flags, in: views.exact.buffer, scratch: scratch)
    folded?.mark(flags, in: views.folded.buffer, scratch: scratch)
    // Patterns may name what folding takes away, such as accents.
    if views.folded.originTable != nil { folded?.mark(flags, in: views.exact.buffer, scratch: scratch) }
  }

  /// The first places where the condition with this slot matches, in order, at most `RuleSetLimits.matches`.
  func spans(of slot: Int, in views: borrowing TextViews, scratch: ScanScratch) -> [TermSpan] {
    var typed = exact?.spans(of: slot, in: views.exact.buffer, scratch: scratch) ?? []
    if typed.isEmpty, views.folded.originTable != nil {
      typed = folded?.spans(of: slot, in: views.exact.buffer, scratch: scratch) ?? []
    }
    if !typed.isEmpty { return typed.map { TermSpan(start: $0.start, end: $0.end, index: $0.term, how: []) } }
    let spans = folded?.spans(of: slot, in: views.folded.buffer, scratch: scratch) ?? []
    return spans.map { span in
      let match = views.folded.original(span.start..<span.end, term: "")
      return TermSpan(start: match.start, end: match.end, index: span.term, how: match.how)
    }
  }
}
