extension CompiledRuleSet {
  /// The verdict on a new comment: a comment of the account itself is the caller's to recognise.
  ///
  /// What is not known, such as a text that TikTok left out, makes no condition about it hold; where the text is missing
  /// and no rule decides, a person must look. Pure: the same comment in the same context always gives the same decision,
  /// whatever was decided with `scratch` before.
  public func decide(
    _ comment: CommentEvent, context: DecisionContext = DecisionContext(), scratch: MatchScratch
  ) -> Decision {
    read(comment, scratch)
    return withEvaluator(comment, context, scratch) { evaluator in
      evaluate(evaluator)
      return decision(by: evaluator)
    }
  }

  /// Calls `body` with an evaluator for a comment that the scratch was filled for.
  @inline(__always)
  func withEvaluator<Result>(
    _ comment: CommentEvent, _ context: DecisionContext, _ scratch: MatchScratch,
    _ body: (ConditionEvaluator) -> Result
  ) -> Result {
    withUnsafePointer(to: comment) { comment in
      withUnsafePointer(to: context) { body(ConditionEvaluator(comment, $0, scratch)) }
    }
  }

  /// Notes in the scratch which live rules hold, and which could still.
  private func evaluate(_ evaluator: ConditionEvaluator) {
    let scratch = evaluator.scratch
    scratch.fired.removeAll(keepingCapacity: true)
    scratch.undecided.removeAll(keepingCapacity: true)
    for index in live.indices {
      switch evaluator.truth(of: live[index]) {
      case .yes: scratch.fired.append(index)
      case .unknown: if live[index].asksScores { scratch.undecided.append(index) }
      case .no: break
      }
    }
  }

  private func decision(by evaluator: ConditionEvaluator) -> Decision {
    let scratch = evaluator.scratch
    var decision = Decision(
      verdict: scratch.hasText ? defaultVerdict : .review, basis: scratch.hasText ? .byDefault : .textMissing,
      versions: versions, shadows: shadows(evaluator))
    if let first = scratch.fired.first {
      if let verdict = live[first].verdict {
        let rule = rule(of: live[first])
        (decision.verdict, decision.basis) = (verdict, .rule)
        (decision.ruleID, decision.fuse) = (rule.id, rule.fuse)
        decision.ruleLayer = layers[Int(live[first].layer)].layer
      }
      describe(scratch.fired, evaluator, in: &decision)
    }
    if !scratch.undecided.isEmpty { decision.awaitsScores = awaitedScores(decision, evaluator) }
    return decision
  }

  /// Adds what the rules that hold found and what they do beside their verdicts.
  ///
  /// Where an allow rule decides, the rules that it overrules only label: nothing is to be said about a comment that is
  /// allowed on purpose.
  private func describe(_ fired: [Int], _ evaluator: ConditionEvaluator, in decision: inout Decision) {
    let isAllowed = decision.basis == .rule && decision.verdict == .allow
    var labels: Set<String> = []
    var collector = MatchCollector(ruleSet: self, evaluator: evaluator)
    for index in fired {
      let ranked = live[index]
      let rule = rule(of: ranked)
      decision.fired.append(
        FiredRule(
          ruleID: rule.id, layer: layers[Int(ranked.layer)].layer, verdict: rule.verdict, fuse: rule.fuse))
      collector.collect(ranked, id: rule.id)
      labels.formUnion(rule.effects.labels)
      if isAllowed, let verdict = rule.verdict, verdict != .allow { continue }
      if rule.effects.notifies { decision.notifies.append(rule.id) }
      if let pool = rule.effects.reply {
        decision.replies.append(PlannedReply(ruleID: rule.id, pool: pool, label: rule.effects.labels.first))
      }
    }
    decision.matches = collector.matches
    decision.labels = labels.sorted()
  }

  private func shadows(_ evaluator: ConditionEvaluator) -> [ShadowMatch] {
    var matches: [ShadowMatch] = []
    for index in shadow.indices where evaluator.truth(of: shadow[index]) == .yes {
      let rule = rule(of: shadow[index])
      matches.append(
        ShadowMatch(ruleID: rule.id, verdict: rule.verdict, layer: layers[Int(shadow[index].layer)].layer))
    }
    return matches
  }

  /// The categories that undecided rules ask for whose answer could change what is done: a score never brings back a
  /// comment that was removed, so only a stronger verdict counts then.
  private func awaitedScores(_ decision: Decision, _ evaluator: ConditionEvaluator) -> [String] {
    guard evaluator.scratch.hasText else { return [] }
    let isAllowed = decision.basis == .rule && decision.verdict == .allow
    var categories: Set<String> = []
    for index in evaluator.scratch.undecided {
      let rule = live[index]
      let changesVerdict: Bool
      switch rule.verdict {
      case nil: changesVerdict = false
      case .allow?: changesVerdict = decision.verdict == .review
      case let verdict?: changesVerdict = !isAllowed && verdict > decision.verdict
      }
      guard changesVerdict || rule.hasEffects else { continue }
      self.rule(of: rule).when.forEach { if case .score(let category, _, _) = $0 { categories.insert(category) } }
    }
    return categories.sorted()
  }
}
