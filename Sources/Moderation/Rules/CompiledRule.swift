/// A rule that is evaluated.
struct CompiledRule {
  var id: String
  var verdict: Verdict
  var condition: CompiledCondition

  /// Whether this rule decides before `other` where both match: an allow rule before all others, then the stronger
  /// verdict, then the id that comes first. Ids are ASCII, so their order is that of their bytes.
  func outranks(_ other: CompiledRule) -> Bool {
    if verdict == other.verdict { return id < other.id }
    if verdict == .allow || other.verdict == .allow { return verdict == .allow }
    return verdict > other.verdict
  }
}
