/// How large a rule set may grow. Chosen so that the largest one still compiles in about a second, and so that none of
/// them takes long to decide.
public enum RuleSetLimits {
  /// Bytes of JSON.
  public static let documentBytes = 1_048_576
  /// Levels of nesting in the JSON.
  public static let depth = 32
  public static let rules = 500
  /// In all rules together, those that combine others among them.
  public static let conditions = 2_000
  /// Levels of conditions in one rule: 1 for a condition that combines none.
  public static let conditionDepth = 8
  /// Entries in one list of terms, users, domains or ids.
  public static let termsPerRule = 10_000
  public static let termsPerDocument = 50_000
  /// Unicode scalars in one term: a grapheme can be of any length, so characters as people see them would not bound it.
  public static let termCharacters = 200
  /// References to term lists in one condition.
  public static let listsPerCondition = 20
  /// Ways in which the rules of a document use term lists: each list counts once for each kind of condition and level
  /// of folding, since each is a pass over every comment.
  public static let listUses = 32
  /// Terms in one term list.
  public static let termsPerList = 50_000
  /// Unicode scalars in one pattern.
  public static let patternCharacters = 500
  public static let patternsPerDocument = 200
  /// Characters of an id of a rule or of a name of a list.
  public static let idCharacters = 64
  /// Unicode scalars in a rule's name.
  public static let nameCharacters = 200
  /// The largest number that a rule may count to.
  public static let count = 100_000
  /// Unicode scripts in one condition.
  public static let scripts = 50
  /// Characters of the name of a classifier's category.
  public static let categoryCharacters = 64
  /// The largest number of an account's earlier comments that a rule may count to.
  public static let historyCount = 1_000
  /// Milliseconds that a rule may look back in an account's history: from a second to a week.
  public static let historyWindow: ClosedRange<Int64> = 1_000...604_800_000

  public static let labels = 10
  /// Unicode scalars in one label.
  public static let labelCharacters = 50
  public static let replyVariants = 3...20
  /// UTF-16 code units in a reply with its placeholders filled: TikTok takes 1,200 characters and does not say of what
  /// kind, and no other way of counting gives more.
  public static let replyCharacters = 1_200
  /// Replies of one rule to one video within the rule's window.
  public static let repliesPerVideo = 1...1_000
  /// Milliseconds of that window: from a minute to 30 days.
  public static let replyWindow: ClosedRange<Int64> = 60_000...2_592_000_000
  /// Examples of each kind in one rule.
  public static let examples = 50
  /// Unicode scalars in one example: a comment and its longest mentions fit.
  public static let exampleCharacters = 2_200
  /// The largest number of actions or comments that a fuse may count to.
  public static let fuseCount = 1_000_000_000

  /// Faults listed for one document.
  public static let faults = 100
  /// Matches kept in one decision.
  public static let matches = 32

  /// Whether ids of rules and names of lists may hold this byte.
  static func isIDCharacter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
  }
}
