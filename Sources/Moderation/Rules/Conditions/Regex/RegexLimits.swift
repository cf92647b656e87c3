/// How large regular expressions may grow, so that none takes long to compile or to look for.
///
/// A pattern's weight is about the number of states that its automaton needs on UTF-8: one for a letter of ASCII, more
/// for a class with characters beyond it, all that many times as repeats ask. Vectorscan itself would spend minutes on
/// some patterns of ten characters before it refused them.
public enum RegexLimits {
  /// Unicode scalars in one pattern.
  public static let patternCharacters = 500
  /// The largest number in a repeat.
  public static let repeats = 1000
  /// Groups within groups.
  static let depth = 24
  /// Of one pattern.
  static let weight = 1000
  /// Of all patterns that are looked for together.
  static let totalWeight = 2000
  /// Patterns that are looked for together.
  public static let patterns = 200
}
