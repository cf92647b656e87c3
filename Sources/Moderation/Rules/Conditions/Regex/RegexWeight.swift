/// How large an automaton a part of a pattern needs; see `RegexLimits`. Bounded, so that no sum or product overflows.
struct RegexWeight {
  private(set) var states: Int
  /// Those of them that are in loops. Copies of loops one after another are what Vectorscan takes long to compile.
  private var looping = 0

  private static let most = RegexLimits.weight + 1
  private static let loopFactor = 3

  init(states: Int = 0) { self.states = min(states, Self.most) }

  static func += (left: inout RegexWeight, right: RegexWeight) {
    left.states = min(left.states + right.states, most)
    left.looping = min(left.looping + right.looping, most)
  }

  mutating func take(_ quantifier: RegexQuantifier) {
    let each = max(states, 1) + (quantifier.copies > 1 ? looping * (Self.loopFactor - 1) : 0)
    states = min(each * quantifier.copies, Self.most)
    looping = quantifier.isLoop ? states : min(looping * quantifier.copies, states)
  }
}
