internal import Synchronization

/// The matchers of what is written in rules, so that one serves all rule sets that have the same written in them: those
/// of a pack that an agency gives to each of its tenants, say. Keeps none alive.
///
/// A matcher is found by a hash and then compared, term by term, with what is wanted, so that whatever hashes say,
/// nobody is given one of other terms.
final class CompiledMatchers: Sendable {
  private let terms = Mutex(WeakTable<Int, TermMatcher>())
  private let patterns = Mutex(WeakTable<Int, PatternMatcher>())

  /// Nil for a table without terms. Throws every term that cannot be looked for.
  func matcher(of table: TermTable) throws(TermRefusals) -> TermMatcher? {
    let key = table.entries.hashValue
    if let known = terms.withLock({ $0[key] }), known.isMade(of: table) { return known }
    guard let made = try TermMatcher(table) else { return nil }
    return terms.withLock { $0.keep(made, for: key) { $0.isMade(of: table) } }
  }

  /// Nil for a table without patterns. Throws every pattern that is refused.
  func matcher(of table: PatternTable) throws(PatternMatcher.Refusals) -> PatternMatcher? {
    let key = table.hashValue
    if let known = patterns.withLock({ $0[key] }), known.table == table { return known }
    guard let made = try PatternMatcher(table) else { return nil }
    return patterns.withLock { $0.keep(made, for: key) { $0.table == table } }
  }
}
