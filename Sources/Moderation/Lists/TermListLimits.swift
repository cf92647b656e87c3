/// How large a term list may grow.
public enum TermListLimits {
  /// Entries of one list; repeated ones of a file count too.
  public static let terms = RuleSetLimits.termsPerList
  /// Unicode scalars in one term, as in the terms of a rule.
  public static let termCharacters = RuleSetLimits.termCharacters
  /// Bytes of a file that is imported.
  public static let fileBytes = 16 * 1_048_576
  /// Faults listed for one file, and warnings.
  public static let faults = 100
}
