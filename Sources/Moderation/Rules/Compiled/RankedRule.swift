/// A rule that is in force and not off, as the loop over all of them needs it: plain numbers.
struct RankedRule {
  /// Its layer's place in the rule set.
  var layer: Int32
  /// Its place in the layer's document.
  var rule: Int32
  /// Its condition's node.
  var root: Int32
  /// Where the flags of its layer begin.
  var flags: Int32
  var verdict: Verdict?
  var hasEffects: Bool
  /// Whether its condition asks the external classifier.
  var asksScores: Bool
  /// Milliseconds from which on it holds no more.
  var expiresAt: Int64
}
