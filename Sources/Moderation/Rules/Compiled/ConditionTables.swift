/// What the condition nodes of a layer refer to.
struct ConditionTables {
  /// One source of terms or patterns that a condition looks for, and where its result is noted.
  struct Slot {
    enum Source {
      /// Terms written in the rule.
      case terms([String])
      /// A term list: its index among the layer's lists.
      case list(Int)
      case patterns([String])
    }

    var source: Source
    var folding: Folding
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
