/// A rule set ready to decide comments: immutable, shared by any number of threads, each with a `MatchScratch` of its
/// own.
///
/// All words and substrings are found in one pass of Vectorscan over the folded text; phrases, in a second pass over
/// the text's words, which is made only where there are phrases. Word edges are checked on each hit. Then rules are
/// asked in the order of their rank, so the first one that matches decides.
public final class CompiledRuleSet: Sendable {
  /// The versions that decisions name.
  public let versions: RuleSetVersions
  /// What the rules ask of an account's history; empty when none does.
  public let historyNeeds = HistoryNeeds()
  /// Every rule of every layer, by rank.
  public let rules: [EffectiveRule]
  /// Bytes it takes in memory, roughly: for caches of bounded size.
  public let memoryBytes: Int

  private let defaultVerdict: Verdict
  /// By rank.
  private let liveRules: [CompiledRule]
  /// By id.
  private let shadowRules: [CompiledRule]
  private let tables: ConditionTables
  private let literals: LiteralMatcher?
  private let wordwiseLiterals: LiteralMatcher?

  /// Compiles a tenant's document alone.
  public convenience init(_ document: RuleSetDocument, version: Int64) throws(RuleSetFaults) {
    try self.init([RuleSetSource(layer: .tenant, version: version, document: document)])
  }

  /// Compiles layers, the top one first; 10,000 terms take a few tenths of a second. Throws what Vectorscan refuses.
  public init(_ layers: [RuleSetSource], sharing cache: CompiledLists = CompiledLists()) throws(RuleSetFaults) {
    var compiler = RuleSetCompiler()
    guard let layer = layers.last else { throw RuleSetFaults([RuleSetFault(path: "", message: "has no layer")]) }
    let document = layer.document
    let version = layer.version
    var versions = RuleSetVersions()
    for layer in layers { versions[layer.layer] = layer.version }
    self.versions = versions
    rules = document.rules.map { EffectiveRule(rule: $0, layer: layer.layer, version: version, state: .inForce) }
    memoryBytes = 4096
    var live: [CompiledRule] = []
    var shadow: [CompiledRule] = []
    for (index, rule) in document.rules.enumerated() where rule.mode != .off {
      let compiled = compiler.compile(rule, at: JSONPointer.root.child("rules").child(index))
      if rule.mode == .live { live.append(compiled) } else { shadow.append(compiled) }
    }
    defaultVerdict = document.defaultVerdict ?? .allow
    liveRules = live.sorted { $0.outranks($1) }
    shadowRules = shadow.sorted { $0.id < $1.id }
    tables = compiler.tables
    literals = try Self.matcher(compiler.literals, compiler)
    wordwiseLiterals = try Self.matcher(compiler.wordwiseLiterals, compiler)
  }

  private static func matcher(
    _ table: LiteralTable, _ compiler: RuleSetCompiler
  ) throws(RuleSetFaults) -> LiteralMatcher? {
    do {
      return try LiteralMatcher(table)
    } catch {
      throw compiler.faults(for: error, in: table)
    }
  }

  /// The verdict on a new comment, by these rules alone: a comment of the account itself is the caller's to recognise.
  ///
  /// Without text no rule can match but those about the author; where none of them does, a person must look. Pure: the
  /// same comment always gives the same decision, whatever was decided with `scratch` before.
  public func decide(
    _ comment: CommentEvent, context: DecisionContext = DecisionContext(), scratch: MatchScratch
  ) -> Decision {
    guard let text = comment.text else {
      return decision(on: Evidence(comment: comment, words: nil), scratch)
    }
    let words =
      text.utf8.withContiguousStorageIfAvailable { read($0, scratch) }
      ?? Array(text.utf8).withUnsafeBufferPointer { read($0, scratch) }
    return decision(on: Evidence(comment: comment, words: words), scratch)
  }

  /// What is known about a comment besides what the scratch holds.
  private struct Evidence {
    let comment: CommentEvent
    /// The number of its words; nil where there is no text.
    let words: Int?
  }

  /// Fills the scratch with what the rules ask of a text; answers its number of words, 0 where nothing asks for it.
  private func read(_ text: UnsafeBufferPointer<UInt8>, _ scratch: MatchScratch) -> Int {
    scratch.folded.fold(text)
    scratch.clearFlags(count: tables.slots.count)
    literals?.mark(scratch.flags, in: scratch.folded.mapped, scratch: scratch.scan)
    if let wordwiseLiterals {
      scratch.wordwise.take(scratch.folded)
      wordwiseLiterals.mark(scratch.flags, in: scratch.wordwise.mapped, scratch: scratch.scan)
    }
    if !tables.exceptions.isEmpty { LinkFinder.find(in: scratch.folded.mapped.buffer, into: &scratch.links) }
    return tables.countsWords ? scratch.folded.wordCount : 0
  }

  private func decision(on evidence: Evidence, _ scratch: MatchScratch) -> Decision {
    let shadows = shadowMatches(evidence, scratch)
    for index in liveRules.indices where holds(liveRules[index].condition, evidence, scratch) {
      return Decision(
        verdict: liveRules[index].verdict, basis: .rule, ruleID: liveRules[index].id, ruleLayer: .tenant,
        versions: versions,
        matches: matches(of: liveRules[index].condition, scratch), shadows: shadows)
    }
    if evidence.words == nil {
      return Decision(verdict: .review, basis: .textMissing, versions: versions, shadows: shadows)
    }
    return Decision(verdict: defaultVerdict, basis: .byDefault, versions: versions, shadows: shadows)
  }

  private func shadowMatches(_ evidence: Evidence, _ scratch: MatchScratch) -> [ShadowMatch] {
    var matches: [ShadowMatch] = []
    for index in shadowRules.indices where holds(shadowRules[index].condition, evidence, scratch) {
      matches.append(ShadowMatch(ruleID: shadowRules[index].id, verdict: shadowRules[index].verdict))
    }
    return matches
  }

  @inline(__always)
  private func holds(_ condition: CompiledCondition, _ evidence: Evidence, _ scratch: MatchScratch) -> Bool {
    switch condition {
    case .users(let index): return tables.users[index].contain(evidence.comment)
    case .literals(let slot): return evidence.words != nil && scratch.flags[slot]
    case .wordCount(let above, let below):
      guard let words = evidence.words else { return false }
      return words > above && words < below
    case .link(let index):
      guard evidence.words != nil else { return false }
      let text = scratch.folded.mapped.buffer
      return scratch.links.contains { !tables.exceptions[index].contain(text[$0.host]) }
    }
  }

  /// What a condition that holds found, in bytes of the original text. Looked for again, because most comments match
  /// nothing and of the rules that match only one decides.
  private func matches(of condition: CompiledCondition, _ scratch: MatchScratch) -> [TextMatch] {
    switch condition {
    case .users, .wordCount: return []
    case .literals(let slot):
      let terms = tables.slots[slot].terms
      if tables.slots[slot].isWordwise {
        let spans = wordwiseLiterals?.spans(of: slot, in: scratch.wordwise.mapped, scratch: scratch.scan) ?? []
        return spans.map { scratch.wordwise.mapped.original($0.start..<$0.end, term: terms[Int($0.term)]) }
      }
      let spans = literals?.spans(of: slot, in: scratch.folded.mapped, scratch: scratch.scan) ?? []
      return spans.map { scratch.folded.mapped.original($0.start..<$0.end, term: terms[Int($0.term)]) }
    case .link(let index):
      let text = scratch.folded.mapped.buffer
      return scratch.links.lazy.filter { !self.tables.exceptions[index].contain(text[$0.host]) }
        .prefix(RuleSetLimits.matches)
        .map { scratch.folded.mapped.original($0.range, term: "link") }
    }
  }
}
