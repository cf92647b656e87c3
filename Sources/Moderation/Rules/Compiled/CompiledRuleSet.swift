/// The rules of up to three layers, ready to decide comments: immutable, shared by any number of threads, each with a
/// `MatchScratch` of its own.
///
/// The terms of each layer are found together, in one pass over each view of the text that they ask for; a term list, in
/// a pass of its own that serves all layers. Then the conditions of all rules are evaluated on what was found.
public final class CompiledRuleSet: Sendable {
  /// The versions that decisions name.
  public let versions: RuleSetVersions
  /// What the rules ask of an account's history; empty when none does.
  public let historyNeeds: HistoryNeeds
  /// Bytes it takes in memory, roughly: for caches of bounded size. The gateway's layer, which rule sets share, is left
  /// out unless it is the only one.
  public let memoryBytes: Int

  /// From the top.
  let layers: [CompiledLayer]
  /// Where no live rule with a verdict holds.
  public let defaultVerdict: Verdict
  /// By rank.
  let live: [RankedRule]
  /// By id.
  let shadow: [RankedRule]
  let needs: CommentNeeds
  /// Where the flags of each layer begin.
  let flagStarts: [Int]
  let flagCount: Int
  let lists: [SharedList]

  /// A term list with the flags that say whether it found something.
  struct SharedList {
    let list: CompiledList
    var flags: [Int]
  }

  /// Puts layers together, at most one of each kind, the top one first. Quick: nothing is compiled.
  public init(layers: [CompiledLayer]) {
    precondition(zip(layers, layers.dropFirst()).allSatisfy { $0.layer < $1.layer }, "layers go from the top")
    var versions = RuleSetVersions()
    var needs = CommentNeeds()
    var historyNeeds = HistoryNeeds()
    var flagStarts: [Int] = []
    var flagCount = 0
    for layer in layers {
      versions[layer.layer] = layer.version
      needs.formUnion(layer.needs)
      historyNeeds.formUnion(layer.historyNeeds)
      flagStarts.append(flagCount)
      flagCount += layer.flagCount
    }
    (self.versions, self.needs, self.historyNeeds) = (versions, needs, historyNeeds)
    (self.flagStarts, self.flagCount, self.layers) = (flagStarts, flagCount, layers)
    defaultVerdict = LayerStack.defaultVerdict(of: layers.map(\.outline))
    let ranked = Self.ranked(layers, flagStarts)
    live = ranked.filter { $0.rule.mode == .live }.map(\.ranked)
    shadow = ranked.filter { $0.rule.mode == .shadow }.sorted { $0.rule.id < $1.rule.id }.map(\.ranked)
    lists = Self.sharedLists(layers, flagStarts)
    let own = layers.filter { $0.layer != .gateway || layers.count == 1 }
    memoryBytes = own.reduce(1024 + ranked.count * MemoryLayout<RankedRule>.stride) { $0 + $1.memoryBytes }
  }

  /// Compiles layers, at most one of each kind, the top one first. Throws as `CompiledLayer` does; paths are those of the
  /// layer at fault.
  public convenience init(_ layers: [RuleSetSource], sharing cache: CompiledLists = CompiledLists())
    throws(RuleSetFaults)
  {
    var compiled: [CompiledLayer] = []
    for layer in layers { compiled.append(try CompiledLayer(layer, sharing: cache)) }
    self.init(layers: compiled)
  }

  /// Compiles a tenant's document alone, which names no term lists.
  public convenience init(_ document: RuleSetDocument, version: Int64) throws(RuleSetFaults) {
    try self.init([RuleSetSource(layer: .tenant, version: version, document: document)])
  }

  /// Every rule of every layer, by rank: where it came from, and whether it counts. Their terms are put together anew
  /// each time, so not for every comment.
  public var rules: [EffectiveRule] {
    let states = LayerStack.states(of: layers)
    let rules = zip(layers, states).flatMap { layer, states in
      zip(layer.rules, states).map { rule, state in
        EffectiveRule(rule: rule, layer: layer.layer, version: layer.version, state: state)
      }
    }
    return rules.sorted { left, right in
      if left.rule.outranks(right.rule) { return true }
      return !right.rule.outranks(left.rule) && left.layer < right.layer
    }
  }

  /// The rules that can decide, by rank, without the terms written in them: as many steps as there are such rules,
  /// however many terms they have.
  var deciding: [EffectiveRule] {
    live.map { ranked in
      let layer = layers[Int(ranked.layer)]
      return EffectiveRule(rule: rule(of: ranked), layer: layer.layer, version: layer.version, state: .inForce)
    }
  }

  /// Without the terms written in it.
  func rule(of ranked: RankedRule) -> Rule { layers[Int(ranked.layer)].outline.rules[Int(ranked.rule)] }

  /// The rules that are in force and not off, by rank.
  private static func ranked(
    _ layers: [CompiledLayer], _ flagStarts: [Int]
  ) -> [(rule: Rule, ranked: RankedRule)] {
    var rules: [(rule: Rule, ranked: RankedRule)] = []
    let states = LayerStack.states(of: layers)
    for (index, layer) in layers.enumerated() {
      for (number, rule) in layer.outline.rules.enumerated()
      where states[index][number] == .inForce && rule.mode != .off {
        let ranked = RankedRule(number, of: layer, at: index, flags: flagStarts[index])
        rules.append((rule, ranked))
      }
    }
    return rules.sorted { $0.rule.outranks($1.rule) }
  }

  private static func sharedLists(_ layers: [CompiledLayer], _ flagStarts: [Int]) -> [SharedList] {
    var lists: [SharedList] = []
    for (index, layer) in layers.enumerated() {
      for (list, slots) in zip(layer.lists, layer.listSlots) {
        let flags = slots.map { $0 + flagStarts[index] }
        if let known = lists.firstIndex(where: { $0.list === list }) {
          lists[known].flags += flags
        } else {
          lists.append(SharedList(list: list, flags: flags))
        }
      }
    }
    return lists
  }
}
