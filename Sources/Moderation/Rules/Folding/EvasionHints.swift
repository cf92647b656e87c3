/// Signs that a text could be read in another way than it stands. Without any, the second reading is not made.
struct EvasionHints: OptionSet, Hashable {
  let rawValue: UInt8

  /// Letters and digits or signs in one word.
  static let leet = EvasionHints(rawValue: 1 << 0)
  /// A letter three or more times in a row.
  static let stretched = EvasionHints(rawValue: 1 << 1)
  /// A word of letters of another alphabet that all pass for Latin ones, in a text without a word that does not.
  static let lookalike = EvasionHints(rawValue: 1 << 2)
  /// Flags that spell something.
  static let regional = EvasionHints(rawValue: 1 << 3)
  /// A letter twice in a row.
  static let doubled = EvasionHints(rawValue: 1 << 4)
  /// Single letters in a row.
  static let spelled = EvasionHints(rawValue: 1 << 5)
  /// Letters that aggressive folding takes for others.
  static let distinct = EvasionHints(rawValue: 1 << 6)
  /// Signs that only aggressive folding reads as letters.
  static let rareSigns = EvasionHints(rawValue: 1 << 7)

  /// Those that matter where folding is not aggressive.
  static let folded: EvasionHints = [.leet, .stretched, .lookalike, .regional]
  static let aggressive = EvasionHints(rawValue: .max)
}
