/// Gathers where in the original text rules that hold found what they look for. Looked for again, because most comments
/// match nothing.
struct MatchCollector {
  private(set) var matches: [TextMatch] = []

  private let ruleSet: CompiledRuleSet
  private let evaluator: ConditionEvaluator
  /// How many bytes may still be gone over in search of places, which the number of matches does not bound where many
  /// conditions find the same ones.
  private var budget = 12_000
  /// Patterns go over a text more than once.
  private static let patternPasses = 4

  init(ruleSet: CompiledRuleSet, evaluator: ConditionEvaluator) {
    self.ruleSet = ruleSet
    self.evaluator = evaluator
  }

  /// Adds the matches of a rule, in order of appearance, while there is room.
  mutating func collect(_ rule: RankedRule, id: String) {
    guard evaluator.scratch.hasText, matches.count < RuleSetLimits.matches, budget > 0 else { return }
    var found: Set<TextMatch> = []
    collect(from: rule.root, rule, id, into: &found)
    let sorted = found.sorted { ($0.start, $0.end, $0.term) < ($1.start, $1.end, $1.term) }
    matches += sorted.prefix(RuleSetLimits.matches - matches.count)
  }

  /// Goes through the conditions that hold and that the rule holds by; what stands under `not` found nothing.
  private mutating func collect(from index: Int32, _ rule: RankedRule, _ id: String, into found: inout Set<TextMatch>) {
    let layer = ruleSet.layers[Int(rule.layer)]
    let node = layer.nodes[Int(index)]
    let scratch = evaluator.scratch
    guard budget > 0 else { return }
    switch node.kind {
    case .any, .all:
      var part = index + 1
      while part < node.end {
        if evaluator.truth(of: part, in: evaluator.frame(of: rule)) == .yes {
          collect(from: part, rule, id, into: &found)
        }
        part = layer.nodes[Int(part)].end
      }
    case .found(let slot): collect(slot: Int(slot), layer, id, into: &found)
    case .link(let index):
      spend()
      addAddresses(scratch.addresses.links(of: Int(index), layer.tables.links, scratch.views), "link", id, &found)
    case .email:
      spend()
      addAddresses(scratch.addresses.emails(scratch.views), "email", id, &found)
    case .phone:
      spend()
      addAddresses(scratch.addresses.phones(scratch.views), "phone", id, &found)
    default: break
    }
  }

  private mutating func collect(slot: Int, _ layer: CompiledLayer, _ id: String, into found: inout Set<TextMatch>) {
    let scratch = evaluator.scratch
    switch layer.tables.slots[slot] {
    case .terms:
      if let terms = layer.terms { collect(slot: slot, of: terms, id, into: &found) }
    case .list(let index):
      collect(slot: 0, of: layer.lists[index].matcher, id, into: &found)
    case .patterns(let patterns):
      spend(passes: Self.patternPasses)
      let spans = layer.patterns?.spans(of: slot, in: scratch.views, scratch: scratch.scan) ?? []
      for span in spans { found.insert(TextMatch(span, patterns[span.index], rule: id)) }
    }
  }

  private mutating func collect(slot: Int, of terms: TermMatcher, _ id: String, into found: inout Set<TextMatch>) {
    spend()
    for span in terms.spans(of: slot, in: evaluator.scratch.views) {
      found.insert(TextMatch(span, terms.spelling(of: span), rule: id))
    }
  }

  /// Short texts count for more than they are, since each pass takes some time of its own.
  private mutating func spend(passes: Int = 1) {
    budget -= passes * max(128, evaluator.scratch.views.exact.count)
  }

  private func addAddresses(_ ranges: [Range<Int>], _ term: String, _ id: String, _ found: inout Set<TextMatch>) {
    for range in ranges.prefix(RuleSetLimits.matches) {
      found.insert(TextMatch(start: range.lowerBound, end: range.upperBound, term: term, rule: id))
    }
  }
}

extension TextMatch {
  fileprivate init(_ span: TermSpan, _ term: String, rule: String) {
    self.init(start: span.start, end: span.end, term: term, rule: rule, how: span.how)
  }
}
