/// What a back-test has gathered about one rule.
struct RuleChanges {
  /// A rule by its place; without one, the default decides.
  struct Key: Hashable {
    var rule: String?
    var layer: RuleLayer?
  }

  private var newlyHidden = 0
  private var released = 0
  private var changed = 0
  /// A ring of the latest ones, whose oldest is at `total % BackTest.examples` once it is full.
  private var latest: [BackTestDifference.Example] = []

  private var total: Int { newlyHidden + released + changed }

  mutating func take(_ change: BackTestDifference.Change, _ example: @autoclosure () -> BackTestDifference.Example) {
    let place = total % BackTest.examples
    if place < latest.count { latest[place] = example() } else { latest.append(example()) }
    switch change {
    case .newlyHidden: newlyHidden += 1
    case .released: released += 1
    case .changed: changed += 1
    }
  }

  func difference(of key: Key) -> BackTestDifference.RuleDifference {
    let oldest = latest.count < BackTest.examples ? 0 : total % BackTest.examples
    let examples = (latest[oldest...] + latest[..<oldest]).reversed()
    return BackTestDifference.RuleDifference(
      rule: key.rule, layer: key.layer, newlyHidden: newlyHidden, released: released, changed: changed,
      examples: examples.map { example in
        var example = example
        example.text = example.text.map { String($0.unicodeScalars.prefix(BackTest.exampleCharacters)) }
        return example
      })
  }
}
