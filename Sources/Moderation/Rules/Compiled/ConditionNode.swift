/// One condition in the form that is evaluated. Plain numbers, so that walking over rules touches no reference count;
/// what they stand for is in the layer's `ConditionTables`.
///
/// The conditions of a layer stand in one array, each directly before those it combines.
struct ConditionNode {
  enum Kind {
    case any
    case all
    case not
    /// A source of terms or patterns found something in the text; its slot.
    case found(slot: Int32)
    /// Both bounds are exclusive.
    case measure(TextMeasure, above: Double, below: Double)
    /// The links of the condition with this number in the layer's table of domains.
    case link(Int32)
    case email
    case phone
    case emojiOnly
    case script(Int32)
    case firstComment
    case nearDuplicates(count: Int, within: Int64)
    case userRate(above: Int, within: Int64)
    /// The list of users with this index.
    case users(Int32)
    case videos(Int32)
    case accounts(Int32)
    case reply(Bool)
    case time(Int32)
    case score(Int32)

    /// Whether the text alone tells if it holds.
    var isAboutText: Bool {
      switch self {
      case .found, .measure, .link, .email, .phone, .emojiOnly, .script: true
      case .any, .all, .not, .firstComment, .nearDuplicates, .userRate, .users, .videos, .accounts, .reply, .time,
        .score:
        false
      }
    }
  }

  var kind: Kind
  /// The index of the node after this one and all those it combines.
  var end: Int32
}
