/// A number that can be read off a comment's original text. The raw values are the keys of rule documents.
public enum TextMeasure: String, CaseIterable, Sendable {
  /// Words that white space separates, as Python's `len(text.split())` counts.
  case wordCount = "word_count"
  /// Unicode scalars.
  case length
  /// User names after an `@`.
  case mentions
  /// Emoji as people see them: a flag, a keycap, a family or one with a skin tone counts once.
  case emoji
  /// The share of emoji among all characters that are not white space, each emoji being one: 0...1.
  case emojiRatio = "emoji_ratio"
  /// The share of capitals among the letters that have case: 0...1. 0 for fewer than
  /// `TextMeasures.capitalsRatioLetters` such letters, since `OK` or `LOL` is not shouting.
  case capitalsRatio = "capitals_ratio"
  /// The length of the longest run of one repeated character, in scalars. Case does not matter, and white space is
  /// not counted and ends a run.
  case longestRun = "longest_run"

  /// Whether its values lie between 0 and 1; those of the others are whole numbers from 0.
  public var isRatio: Bool { self == .emojiRatio || self == .capitalsRatio }
}
