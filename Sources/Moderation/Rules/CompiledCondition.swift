/// A condition in the form that is evaluated. Plain numbers, so that walking over rules touches no reference count;
/// what they stand for is in the rule set's `ConditionTables`.
enum CompiledCondition: Equatable {
  /// The literals in this slot.
  case literals(slot: Int)
  /// Both bounds are exclusive.
  case wordCount(above: Int, below: Int)
  /// The list of exceptions with this index.
  case link(exceptions: Int)
  /// The list of users with this index.
  case users(Int)
}

/// What compiled conditions refer to.
struct ConditionTables {
  /// One condition made of literals.
  struct LiteralSlot {
    var terms: [String]
    /// Sought in the words of the text rather than in the text.
    var isWordwise: Bool
  }

  var slots: [LiteralSlot] = []
  var exceptions: [LinkExceptions] = []
  var users: [UserList] = []
  var countsWords = false
}
