/// One layer's rules in the form that is evaluated. Compiled once and shared by all rule sets that have the layer: ten
/// thousand tenants have one gateway above them.
///
/// `@unchecked Sendable`: its nodes are written in the initialiser only.
public final class CompiledLayer: @unchecked Sendable {
  public let layer: RuleLayer
  public let version: Int64
  /// The document without the terms that `terms` finds; `rules` has them.
  let outline: RuleSetDocument
  /// What the rules ask of an account's history.
  public let historyNeeds: HistoryNeeds
  /// Bytes it takes in memory, roughly, without the lists that other rule sets share.
  public let memoryBytes: Int

  let needs: CommentNeeds
  let tables: ConditionTables
  /// For each condition of the evaluated rules that looks for terms, the slot of those written in it; -1 where it has
  /// none but those of lists.
  let termSlots: [Int32]
  /// For each rule of the document the index of its condition; -1 for rules that are neither evaluated nor tried on
  /// examples.
  let roots: [Int32]
  let terms: TermMatcher?
  let patterns: PatternMatcher?
  let lists: [CompiledList]
  /// The slots that each of `lists` serves.
  let listSlots: [[Int]]
  let nodes: UnsafePointer<ConditionNode>

  /// Compiles a layer; 10,000 terms take a few tenths of a second. Throws every term and pattern that cannot be looked
  /// for and every list that there is not, each with its path.
  ///
  /// With `passingOverListTerms`, terms of lists that cannot be looked for are left out instead: rules in force must not
  /// stop because somebody else's list grew a term that they cannot use.
  public init(
    _ source: RuleSetSource, sharing cache: CompiledLists = CompiledLists(), passingOverListTerms: Bool = false
  ) throws(RuleSetFaults) {
    var compiler = LayerCompiler(
      lists: source.lists, sharing: cache, passingOverListTerms: passingOverListTerms)
    let pointer = JSONPointer.root.child("rules")
    roots = source.document.rules.enumerated().map { index, rule in
      rule.mode == .off && rule.examples.isEmpty ? -1 : compiler.add(rule, at: pointer.child(index))
    }
    let terms = compiler.termMatcher()
    let patterns = compiler.patternMatcher()
    compiler.checkTotals(at: pointer)
    if let error = compiler.faults.error { throw error }
    (self.terms, self.patterns) = (terms, patterns)
    (lists, listSlots) = (compiler.lists, compiler.listSlots)
    (layer, version, outline) = (source.layer, source.version, source.document.outline(compiled: roots))
    (tables, termSlots, historyNeeds) = (compiler.tables, compiler.termSlots, compiler.historyNeeds)
    var needs = compiler.needs
    if let terms { needs.views.formUnion(terms.needs) }
    for list in lists { needs.views.formUnion(list.matcher.needs) }
    self.needs = needs
    let nodes = UnsafeMutableBufferPointer<ConditionNode>.allocate(capacity: max(1, compiler.nodes.count))
    _ = nodes.initialize(fromContentsOf: compiler.nodes)
    self.nodes = UnsafePointer(nodes.baseAddress ?? .allocate(capacity: 1))
    memoryBytes =
      (terms?.memoryBytes ?? 0) + (patterns?.memoryBytes ?? 0) + compiler.ownListBytes
      + compiler.nodes.count * MemoryLayout<ConditionNode>.stride + outline.memoryBytes
  }

  deinit { nodes.deallocate() }

  /// The number of flags that its slots take. Those of its link conditions follow.
  var slotCount: Int { tables.slots.count }
  var flagCount: Int { tables.slots.count + tables.links.count }
}
