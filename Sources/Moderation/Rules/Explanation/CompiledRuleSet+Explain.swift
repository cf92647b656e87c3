extension CompiledRuleSet {
  /// Decides a comment and tells how that came about. Made for people: takes longer than `decide` and evaluates every
  /// condition.
  public func explain(
    _ comment: CommentEvent, context: DecisionContext = DecisionContext(), scratch: MatchScratch = MatchScratch()
  ) -> DecisionExplanation {
    let decision = decide(comment, context: context, scratch: scratch)
    let outcomes = withEvaluator(comment, context, scratch) { evaluator in
      (live + shadow).map { outcome(of: $0, evaluator) }
    }
    return DecisionExplanation(
      decision: decision, views: views(scratch), rules: outcomes, reason: decision.reason(for: comment.text))
  }

  private func views(_ scratch: MatchScratch) -> [DecisionExplanation.TextView] {
    guard scratch.hasText else { return [] }
    func view(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> DecisionExplanation.TextView {
      DecisionExplanation.TextView(name: name, text: String(decoding: bytes, as: UTF8.self))
    }
    return [view("exact", scratch.views.exact.buffer), view("folded", scratch.views.folded.buffer)]
  }

  private func outcome(of ranked: RankedRule, _ evaluator: ConditionEvaluator) -> RuleOutcome {
    let layer = layers[Int(ranked.layer)]
    let rule = rule(of: ranked)
    var outcome = RuleOutcome(
      ruleID: rule.id, name: rule.name, layer: layer.layer, version: layer.version, mode: rule.mode,
      verdict: rule.verdict, result: .expired, conditions: [], matches: [])
    guard evaluator.comment.pointee.occurredAt.milliseconds < ranked.expiresAt else { return outcome }
    let truth = evaluator.truth(of: ranked)
    outcome.result = RuleOutcome.Result(truth)
    var node = ranked.root
    appendOutcomes(
      of: rule.when, at: JSONPointer.root.child("when"), &node, ranked, evaluator, to: &outcome.conditions)
    if truth == .yes {
      var collector = MatchCollector(ruleSet: self, evaluator: evaluator)
      collector.collect(ranked, id: rule.id)
      outcome.matches = collector.matches
    }
    return outcome
  }

  /// Goes through a condition and its nodes side by side; `node` is left at the one after them.
  private func appendOutcomes(
    of condition: Condition, at pointer: JSONPointer, _ node: inout Int32, _ rule: RankedRule,
    _ evaluator: ConditionEvaluator, to outcomes: inout [ConditionOutcome]
  ) {
    let layer = layers[Int(rule.layer)]
    let end = layer.nodes[Int(node)].end
    let pointer = pointer.child(condition.key.rawValue)
    switch condition {
    case .any(let parts), .all(let parts):
      node += 1
      for (index, part) in parts.enumerated() {
        appendOutcomes(of: part, at: pointer.child(index), &node, rule, evaluator, to: &outcomes)
      }
    case .not(let part):
      node += 1
      appendOutcomes(of: part, at: pointer, &node, rule, evaluator, to: &outcomes)
    default:
      let truth = evaluator.truth(of: node, in: evaluator.frame(of: rule))
      outcomes.append(ConditionOutcome(path: pointer.text, result: RuleOutcome.Result(truth)))
    }
    node = end
  }
}
