/// A term in the form that is held against a text. Its text is in the matcher's pool.
struct CompiledTerm {
  var slot: UInt32
  /// Its index in its condition.
  var index: UInt32
  /// Its folded text; for a phrase, its words with a space between them.
  var text: PoolRange
  /// The term as its author wrote it.
  var spelling: PoolRange
  /// What folding changed about the term itself.
  var steps: FoldingSteps
  var flags: Flags
  /// The number of its wildcard pattern; -1 where it has no star within.
  var pattern: Int32 = -1

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
  }
}

/// A stretch of a pool of bytes.
struct PoolRange {
  var start: UInt32
  var count: UInt32
}
