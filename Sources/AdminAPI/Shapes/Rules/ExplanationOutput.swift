internal import Moderation

/// What was decided, and how it came about.
struct ExplanationOutput: Encodable {
  var decision: DecisionOutput
  /// Which rule won and why, in a sentence or two.
  var reason: String
  @Nullable var text: String?
  var matches: [Match]
  /// The forms of the text in which terms were sought. Null for what was stored: they were not.
  @Nullable var views: [View]?
  /// What each rule came to, by rank. Null likewise.
  @Nullable var rules: [RuleOutcomeOutput]?

  /// A stretch of the text, in bytes of UTF-8, with what it says.
  struct Match: Encodable {
    @Nullable var rule: String?
    var term: String
    var start: Int
    var end: Int
    @Nullable var excerpt: String?
    /// What had to be seen through.
    var how: [String]

    init(_ match: TextMatch, in text: String?) {
      _rule = Nullable(wrappedValue: match.rule)
      term = match.term
      start = match.start
      end = match.end
      _excerpt = Nullable(wrappedValue: text.flatMap(match.excerpt))
      how = match.how.names
    }
  }

  struct View: Encodable {
    var name: String
    var text: String
  }

  init(_ explanation: DecisionExplanation, text: String?) {
    self.init(explanation.decision, reason: explanation.reason, text: text)
    _views = Nullable(wrappedValue: explanation.views.map { View(name: $0.name, text: $0.text) })
    _rules = Nullable(wrappedValue: explanation.rules.map { RuleOutcomeOutput($0) })
  }

  /// Of a stored event, from its row alone. Nil for one that was not moderated.
  init?(_ event: StoredEvent) {
    guard let decision = event.decision else { return nil }
    let text = event.comment.text
    self.init(decision, reason: decision.reason(for: text), text: text)
  }

  private init(_ decision: Decision, reason: String, text: String?) {
    self.decision = DecisionOutput(decision)
    self.reason = reason
    _text = Nullable(wrappedValue: text)
    matches = decision.matches.map { Match($0, in: text) }
    _views = Nullable(wrappedValue: nil)
    _rules = Nullable(wrappedValue: nil)
  }
}

/// What one rule came to for a comment.
struct RuleOutcomeOutput: Encodable {
  var rule: String
  @Nullable var name: String?
  var layer: RuleLayer
  var version: Int64
  var mode: String
  @Nullable var verdict: Verdict?
  /// `holds`, `fails`, `unknown` or `expired`.
  var result: String
  var conditions: [Condition]

  /// What one condition came to that combines no others.
  struct Condition: Encodable {
    /// A JSON pointer within the rule: `/when/all/0/words`.
    var path: String
    var result: String
  }

  init(_ outcome: RuleOutcome) {
    rule = outcome.ruleID
    _name = Nullable(wrappedValue: outcome.name)
    layer = outcome.layer
    version = outcome.version
    mode = outcome.mode.rawValue
    _verdict = Nullable(wrappedValue: outcome.verdict)
    result = outcome.result.rawValue
    conditions = outcome.conditions.map { Condition(path: $0.path, result: $0.result.rawValue) }
  }
}
