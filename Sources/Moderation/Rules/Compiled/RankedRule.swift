/// A rule that is in force and not off, as the loop over all of them needs it: plain numbers, and addresses of what its
/// rule set keeps alive.
///
/// `@unchecked Sendable`: what its addresses lead to is never written after it is compiled.
struct RankedRule: @unchecked Sendable {
  let owner: Unmanaged<CompiledLayer>
  let nodes: UnsafePointer<ConditionNode>
  /// Its layer's place in the rule set.
  let layer: Int32
  /// Its place in the layer's document.
  let rule: Int32
  /// Its condition's node.
  let root: Int32
  /// Where the flags of its layer begin.
  let flags: Int32
  let verdict: Verdict?
  let hasEffects: Bool
  /// Whether its condition asks the external classifier.
  let asksScores: Bool
  /// Milliseconds from which on it holds no more.
  let expiresAt: Int64

  /// The rule at this place in the document of the layer at `index` of a rule set.
  init(_ number: Int, of layer: CompiledLayer, at index: Int, flags: Int) {
    let rule = layer.outline.rules[number]
    owner = .passUnretained(layer)
    nodes = layer.nodes
    self.layer = Int32(index)
    self.rule = Int32(number)
    root = layer.roots[number]
    self.flags = Int32(flags)
    verdict = rule.verdict
    hasEffects = !rule.effects.isEmpty
    expiresAt = rule.expiresAt?.milliseconds ?? .max
    var asksScores = false
    rule.when.forEach { if case .score = $0 { asksScores = true } }
    self.asksScores = asksScores
  }
}
