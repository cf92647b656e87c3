/// A term in the form that is held against a text. Its text is in the matcher's pool.
struct CompiledTerm {
  var slot: UInt32
  /// Its folded text; for a phrase, its words with a space between them.
  var text: PoolRange
  /// How long the term is as its author wrote it. Where that is not its folded text, it stands behind that.
  private var spellingCount: UInt16
  /// What folding changed about the term itself.
  var steps: FoldingSteps
  var flags: Flags
  /// The number of its wildcard pattern; -1 where it has no star within.
  var pattern: Int32 = -1

  /// Puts a term's folded text into the pool, and its spelling where that is another.
  init(slot: Int, text: [UInt8], spelling: [UInt8], steps: FoldingSteps, flags: Flags, pool: inout TermPool) {
    self.slot = UInt32(slot)
    (self.steps, self.flags) = (steps, flags)
    spellingCount = UInt16(spelling.count)
    if spelling == text {
      self.text = pool.add(text)
    } else {
      self.flags.insert(.isSpelledOtherwise)
      let both = pool.add(text + spelling)
      self.text = PoolRange(start: both.start, count: UInt16(text.count))
    }
  }

  /// The term as its author wrote it.
  var spelling: PoolRange {
    guard flags.contains(.isSpelledOtherwise) else { return text }
    return PoolRange(start: text.start + UInt32(text.count), count: spellingCount)
  }

  struct Flags: OptionSet {
    let rawValue: UInt8

    static let isPhrase = Flags(rawValue: 1 << 0)
    /// What stands before it, or after it, may belong to the same word.
    static let isOpenBefore = Flags(rawValue: 1 << 1)
    static let isOpenAfter = Flags(rawValue: 1 << 2)
    /// The rest of the word belongs to the match.
    static let takesWordBefore = Flags(rawValue: 1 << 3)
    static let takesWordAfter = Flags(rawValue: 1 << 4)
    static let isAggressive = Flags(rawValue: 1 << 5)
    /// It has letters enough to be found spelled.
    static let allowsSeparators = Flags(rawValue: 1 << 6)
    static let isSpelledOtherwise = Flags(rawValue: 1 << 7)
  }
}
