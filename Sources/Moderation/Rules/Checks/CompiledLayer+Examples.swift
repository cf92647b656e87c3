extension CompiledLayer {
  /// A fault for each example that comes out otherwise than its rule's author said, as `/rules/3/examples/must_match/0`.
  ///
  /// Only the rule's own condition is asked, whatever its mode, of a comment of which nothing but the text is known.
  public func exampleFaults(scratch: MatchScratch = MatchScratch()) -> [RuleSetFault] {
    var faults = FaultList()
    let ruleSet = CompiledRuleSet(layers: [self])
    for (index, rule) in outline.rules.enumerated() where !rule.examples.isEmpty {
      let pointer = JSONPointer.root.child("rules").child(index).child("examples")
      let check = ExampleCheck(ruleSet: ruleSet, layer: self, index: index, scratch: scratch)
      for (key, texts, expected) in [
        ("must_match", rule.examples.mustMatch, Truth.yes), ("must_pass", rule.examples.mustPass, .no),
      ] {
        for (number, text) in texts.enumerated() {
          guard let complaint = check.complaint(about: text, expected: expected) else { continue }
          faults.add(pointer.child(key).child(number), complaint)
        }
      }
    }
    return faults.error?.faults ?? []
  }
}
