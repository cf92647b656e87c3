/// What the condition nodes of a layer refer to.
struct ConditionTables {
  /// What a condition looks for whose result is noted at the same place.
  enum Slot {
    /// Terms written in the rule.
    case terms
    /// A term list: its index among the layer's lists.
    case list(Int)
    case patterns([String])
  }

  struct Score {
    var category: String
    var above: Double
    /// Holds where the classifier has no answer.
    var otherwise: Truth
  }

  var slots: [Slot] = []
  var links = DomainTable()
  var users: [CompiledUserList] = []
  var videos: [Set<String>] = []
  var accounts: [Set<AccountID>] = []
  var scripts: [ScriptSet] = []
  var windows: [TimeWindow] = []
  var scores: [Score] = []
}
