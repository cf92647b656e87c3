import CVectorscan

/// Finds the regular expressions of a rule set in one view of a text and tells which conditions they fulfil.
///
/// All patterns are marked in one pass. Where one matched is looked up afterwards, with a database for each pattern
/// alone, because only few comments' matches are ever shown.
///
/// `@unchecked Sendable`: its tables are written in the initialiser only.
final class RegexMatcher: @unchecked Sendable {
  /// One pattern of a rule.
  struct Pattern: Hashable {
    var text: String
    /// The condition it belongs to: the place of its flag.
    var slot: Int
    /// Its place among the patterns of the condition.
    var term: Int
  }

  /// A place in a text, in bytes, where a pattern of a condition matched.
  struct Span: Equatable {
    var start: Int
    var end: Int
    var term: Int
  }

  private let patterns: [Pattern]
  private let finders: [RegexSpanFinder]
  private let all: RegexDatabase
  /// The slot of each pattern.
  private let slots: UnsafeMutableBufferPointer<Int32>

  /// Nil for no patterns. `isExact` makes case matter. Throws every pattern that cannot be used; each is compiled alone
  /// first, because Vectorscan stops at the first that it refuses.
  init?(_ patterns: [Pattern], isExact: Bool = false) throws(RegexRefusals) {
    if patterns.isEmpty { return nil }
    if patterns.count > RegexLimits.patterns {
      let reason = "are \(patterns.count) patterns; at most \(RegexLimits.patterns) can be looked for together"
      throw RegexRefusals(refusals: [RegexRefusal(reason: reason)])
    }
    var refusals: [RegexRefusal] = []
    var translations: [RegexTranslation] = []
    var finders: [RegexSpanFinder] = []
    for (index, pattern) in patterns.enumerated() {
      do {
        let translation = try RegexTranslation(pattern.text)
        finders.append(try RegexSpanFinder(translation, isExact: isExact))
        translations.append(translation)
      } catch {
        refusals.append(RegexRefusal(index: index, reason: error.reason))
      }
    }
    if translations.reduce(0, { $0 + $1.weight }) > RegexLimits.totalWeight {
      refusals.append(
        RegexRefusal(reason: "are too large together: use fewer patterns, or smaller repeats and classes"))
    }
    guard refusals.isEmpty else { throw RegexRefusals(refusals: refusals) }
    do {
      all = try RegexDatabase(translations.map(\.text), isExact: isExact)
    } catch {
      throw RegexRefusals(refusals: [error])
    }
    self.patterns = patterns
    self.finders = finders
    slots = .allocate(capacity: patterns.count)
    _ = slots.initialize(fromContentsOf: patterns.map { Int32($0.slot) })
  }

  deinit { slots.deallocate() }

  /// About how much memory the compiled patterns take.
  var memoryBytes: Int { finders.reduce(all.size) { $0 + $1.size } }

  /// Sets the flag of every condition of which a pattern matches somewhere in `text`, which must be valid UTF-8.
  func mark(_ flags: UnsafeMutableBufferPointer<Bool>, in text: UnsafeBufferPointer<UInt8>, scratch: ScanScratch) {
    var marking = Marking(slots: slots, flags: flags)
    withUnsafeMutablePointer(to: &marking) { marking in
      RegexScan.run(all, over: text, scratch: scratch, context: marking) { id, _, _, _, context in
        guard let marking = context?.assumingMemoryBound(to: Marking.self) else { return 1 }
        marking.pointee.flags[Int(marking.pointee.slots[Int(id)])] = true
        return 0
      }
    }
  }

  /// Where the patterns of the condition in `slot` match in `text`, in order, at most `RuleSetLimits.matches`.
  ///
  /// Of the stretches that match up to some place, the shortest; those of one pattern that touch are joined.
  func spans(of slot: Int, in text: UnsafeBufferPointer<UInt8>, scratch: ScanScratch) -> [Span] {
    var spans: [Span] = []
    var budget = RegexPieces.budget(for: text)
    for index in matching(slot, in: text, scratch: scratch) where budget > 0 {
      spans += finders[index].ranges(in: text, scratch: scratch, budget: &budget)
        .map { Span(start: $0.lowerBound, end: $0.upperBound, term: patterns[index].term) }
    }
    spans.sort { ($0.start, $0.end, $0.term) < ($1.start, $1.end, $1.term) }
    return Array(spans.prefix(RuleSetLimits.matches))
  }

  /// The patterns of the condition in `slot` that match, in their order.
  private func matching(_ slot: Int, in text: UnsafeBufferPointer<UInt8>, scratch: ScanScratch) -> [Int] {
    var found: [Int] = []
    withUnsafeMutablePointer(to: &found) { found in
      RegexScan.run(all, over: text, scratch: scratch, context: found) { id, _, _, _, context in
        context?.assumingMemoryBound(to: [Int].self).pointee.append(Int(id))
        return 0
      }
    }
    return found.filter { patterns[$0].slot == slot }.sorted()
  }

  /// What the callback works on.
  private struct Marking {
    let slots: UnsafeMutableBufferPointer<Int32>
    let flags: UnsafeMutableBufferPointer<Bool>
  }
}
