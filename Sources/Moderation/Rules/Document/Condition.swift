/// What a rule looks for in a comment. Case matters only where the rule's folding is `exact`.
public indirect enum Condition: Equatable, Sendable {
  /// At least one of these holds.
  case any([Condition])
  /// Each of these holds.
  case all([Condition])
  case not(Condition)
  /// One of these terms occurs in the text.
  case terms(TermKind, TermSource)
  /// One of these patterns matches somewhere in the folded text, in linear time.
  case regex([String])
  case link(LinkScope)
  /// An e-mail address.
  case email
  /// A phone number.
  case phone
  /// The text has at least one emoji, and nothing else but white space.
  case emojiOnly
  /// The author's first comment to this account that we have seen.
  case firstComment
  case measure(TextMeasure, MeasureBounds)
  /// A character of one of these Unicode scripts, given by their long names.
  case script([String])
  /// Says nearly the same as at least `count` other comments to the account, whoever wrote them, in so many milliseconds
  /// before it.
  case nearDuplicates(count: Int, within: Int64)
  /// More than `above` comments of the author to the account, this one among them, within so many milliseconds.
  case userRate(above: Int, within: Int64)
  /// The author is one of these: an exact author id, or a user name with or without its `@`.
  case users(TermSource)
  /// The comment stands under one of these videos.
  case videos([String])
  case accounts([AccountID])
  /// Whether it answers another comment.
  case reply(Bool)
  case time(TimeWindow)
  /// The external classifier gives the category a score above this. Where it does not answer, `otherwise` holds.
  case score(category: String, above: Double, otherwise: Bool)

  /// The key of each condition in a document.
  enum Key: String, CaseIterable {
    case any
    case all
    case not
    case words
    case phrases
    case substrings
    case wildcards
    case regex
    case link
    case email
    case phone
    case users
    case videos
    case accounts
    case reply
    case script
    case emojiOnly = "emoji_only"
    case wordCount = "word_count"
    case length
    case mentions
    case emoji
    case emojiRatio = "emoji_ratio"
    case capitalsRatio = "capitals_ratio"
    case longestRun = "longest_run"
    case nearDuplicates = "near_duplicates"
    case userRate = "user_rate"
    case firstComment = "first_comment"
    case time
    case score
  }

  var key: Key {
    switch self {
    case .any: .any
    case .all: .all
    case .not: .not
    case .terms(.words, _): .words
    case .terms(.phrases, _): .phrases
    case .terms(.substrings, _): .substrings
    case .terms(.wildcards, _): .wildcards
    case .regex: .regex
    case .link: .link
    case .email: .email
    case .phone: .phone
    case .emojiOnly: .emojiOnly
    case .firstComment: .firstComment
    case .measure(.wordCount, _): .wordCount
    case .measure(.length, _): .length
    case .measure(.mentions, _): .mentions
    case .measure(.emoji, _): .emoji
    case .measure(.emojiRatio, _): .emojiRatio
    case .measure(.capitalsRatio, _): .capitalsRatio
    case .measure(.longestRun, _): .longestRun
    case .script: .script
    case .nearDuplicates: .nearDuplicates
    case .userRate: .userRate
    case .users: .users
    case .videos: .videos
    case .accounts: .accounts
    case .reply: .reply
    case .time: .time
    case .score: .score
    }
  }
}

extension Condition {
  public static func words(_ terms: [String]) -> Condition { .terms(.words, TermSource(terms: terms)) }
  public static func phrases(_ terms: [String]) -> Condition { .terms(.phrases, TermSource(terms: terms)) }
  public static func substrings(_ terms: [String]) -> Condition { .terms(.substrings, TermSource(terms: terms)) }
}
