/// How large a rule set may grow. Chosen so that the largest one still compiles in about a second.
public enum RuleSetLimits {
  /// Bytes of JSON.
  public static let documentBytes = 1_048_576
  public static let rules = 500
  /// Entries in one list of terms, users or domains.
  public static let termsPerRule = 10_000
  public static let termsPerDocument = 50_000
  /// Unicode scalars in one term: a grapheme can be of any length, so characters as people see them would not bound it.
  public static let termCharacters = 200
  public static let idCharacters = 64
  /// Unicode scalars in a rule's name.
  public static let nameCharacters = 200
  /// The largest number of words a rule may count to.
  public static let wordCount = 100_000
  /// Levels of nesting in the JSON.
  public static let depth = 32
  /// Faults listed for one document.
  public static let faults = 100
  /// Matches kept in one decision.
  public static let matches = 32

  /// Whether ids of rules and names of lists may hold this byte.
  static func isIDCharacter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
  }
}
