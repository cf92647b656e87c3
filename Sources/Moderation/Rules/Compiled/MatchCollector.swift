/// Gathers where in the original text rules that hold found what they look for. Looked for again, because most comments
/// match nothing.
struct MatchCollector {
  private(set) var matches: [TextMatch] = []

  private let ruleSet: CompiledRuleSet
  private let evaluator: ConditionEvaluator
  /// Bounds the passes over the text, which no number of matches does where many conditions find the same place.
  private var passes = RuleSetLimits.matches

  init(ruleSet: CompiledRuleSet, evaluator: ConditionEvaluator) {
    self.ruleSet = ruleSet
    self.evaluator = evaluator
  }

  /// Adds the matches of a rule, in order of appearance, while there is room.
  mutating func collect(_ rule: RankedRule, id: String) {
    guard evaluator.scratch.hasText, matches.count < RuleSetLimits.matches, passes > 0 else { return }
    var found: Set<TextMatch> = []
    collect(from: rule.root, rule, id, into: &found)
    let sorted = found.sorted { ($0.start, $0.end, $0.term) < ($1.start, $1.end, $1.term) }
    matches += sorted.prefix(RuleSetLimits.matches - matches.count)
  }

  /// Goes through the conditions that hold and that the rule holds by; what stands under `not` found nothing.
  private mutating func collect(from index: Int32, _ rule: RankedRule, _ id: String, into found: inout Set<TextMatch>) {
    let layer = ruleSet.layers[Int(rule.layer)]
    let node = layer.nodes[Int(index)]
    switch node.kind {
    case .any, .all:
      var part = index + 1
      while part < node.end {
        if holds(part, rule, layer) { collect(from: part, rule, id, into: &found) }
        part = layer.nodes[Int(part)].end
      }
    case .found(let slot): collect(slot: Int(slot), layer, id, into: &found)
    case .link(let index): addSpans(evaluator.scratch.linkSpans(in: layer.tables.links[Int(index)]), "link", id, &found)
    case .email: addSpans(evaluator.scratch.emails, "email", id, &found)
    case .phone: addSpans(evaluator.scratch.phones, "phone", id, &found)
    default: break
    }
  }

  private func holds(_ index: Int32, _ rule: RankedRule, _ layer: CompiledLayer) -> Bool {
    guard let flags = evaluator.scratch.flags.baseAddress else { return false }
    return evaluator.truth(of: index, in: layer, flags + Int(rule.flags)) == .yes
  }

  private mutating func collect(slot: Int, _ layer: CompiledLayer, _ id: String, into found: inout Set<TextMatch>) {
    guard passes > 0 else { return }
    passes -= 1
    let scratch = evaluator.scratch
    let terms: [String]
    let spans: [TermSpan]
    switch layer.tables.slots[slot].source {
    case .terms(let written):
      terms = written
      spans = layer.terms?.spans(of: slot, in: scratch.views) ?? []
    case .list(let index):
      terms = layer.lists[index].terms
      spans = layer.lists[index].matcher.spans(of: 0, in: scratch.views)
    case .patterns(let patterns):
      terms = patterns
      spans = layer.patterns?.spans(of: slot, in: scratch.views, scratch: scratch.scan) ?? []
    }
    for span in spans {
      found.insert(TextMatch(start: span.start, end: span.end, term: terms[span.index], rule: id, how: span.how))
    }
  }

  private func addSpans(_ spans: [Range<Int>], _ term: String, _ id: String, _ found: inout Set<TextMatch>) {
    for span in spans.prefix(RuleSetLimits.matches) {
      found.insert(TextMatch(start: span.lowerBound, end: span.upperBound, term: term, rule: id))
    }
  }
}
