/// Turns the conditions of one layer's rules into nodes, tables and matchers.
struct LayerCompiler {
  private(set) var nodes: [ConditionNode] = []
  private(set) var tables = ConditionTables()
  private(set) var needs = CommentNeeds()
  private(set) var historyNeeds = HistoryNeeds()
  /// The slot of the terms written in each condition that looks for terms; -1 for none.
  private(set) var termSlots: [Int32] = []
  private(set) var lists: [CompiledList] = []
  /// The slots that each of `lists` serves.
  private(set) var listSlots: [[Int]] = []
  private(set) var faults = FaultList()

  private let contents: [ListReference: TermListContent]
  private let cache: CompiledLists
  private var table = TermTable()
  private var patterns = PatternTable()
  /// Where in the document each slot's list of terms or patterns is, to say whose was refused.
  private var slotPointers: [JSONPointer] = []

  /// Leaves out terms of lists that cannot be looked for, instead of adding a fault for each.
  private let passesOverListTerms: Bool

  init(
    lists contents: [ListReference: TermListContent], sharing cache: CompiledLists, passingOverListTerms: Bool
  ) {
    self.contents = contents
    self.cache = cache
    passesOverListTerms = passingOverListTerms
  }

  /// Adds a rule's condition; answers the index of its node.
  mutating func add(_ rule: Rule, at pointer: JSONPointer) -> Int32 {
    let root = Int32(nodes.count)
    add(rule.when, folding: rule.folding, at: pointer.child("when"))
    return root
  }

  // MARK: Conditions

  private mutating func add(_ condition: Condition, folding: Folding, at pointer: JSONPointer) {
    let pointer = pointer.child(condition.key.rawValue)
    switch condition {
    case .any(let parts): combine(.any, parts, folding, at: pointer)
    case .all(let parts): combine(.all, parts, folding, at: pointer)
    case .not(let part): open(.not) { $0.add(part, folding: folding, at: pointer) }
    case .terms(let kind, let source): add(kind, source, folding, at: pointer)
    case .regex(let patterns): add(patterns, folding, at: pointer)
    case .users(let source): add(source, at: pointer)
    default: leaf(kind(of: condition))
    }
  }

  private mutating func combine(
    _ kind: ConditionNode.Kind, _ parts: [Condition], _ folding: Folding, at pointer: JSONPointer
  ) {
    open(kind) { compiler in
      for (index, part) in parts.enumerated() { compiler.add(part, folding: folding, at: pointer.child(index)) }
    }
  }

  /// A condition that neither combines others nor has terms.
  private mutating func kind(of condition: Condition) -> ConditionNode.Kind {
    switch condition {
    case .measure(let measure, let bounds):
      needs.measures = true
      return .measure(measure, above: bounds.above ?? -.infinity, below: bounds.below ?? .infinity)
    case .emojiOnly:
      needs.measures = true
      return .emojiOnly
    case .script(let names):
      needs.scripts = true
      var scripts = ScriptSet()
      for name in names { scripts.formUnion(ScriptSet(named: name) ?? ScriptSet()) }
      return .script(Self.add(scripts, to: &tables.scripts))
    case .link(let scope):
      needs.links = true
      return .link(Int32(tables.links.add(scope)))
    case .email:
      needs.emails = true
      return .email
    case .phone:
      needs.phones = true
      return .phone
    case .firstComment:
      historyNeeds.wantsFirstComment = true
      return .firstComment
    case .nearDuplicates(let count, let window):
      historyNeeds.addNearDuplicates(within: window)
      return .nearDuplicates(count: count, within: window)
    case .userRate(let above, let window):
      historyNeeds.addUserRate(within: window)
      return .userRate(above: above, within: window)
    case .videos(let videos): return .videos(Self.add(Set(videos), to: &tables.videos))
    case .accounts(let accounts): return .accounts(Self.add(Set(accounts), to: &tables.accounts))
    case .reply(let isReply): return .reply(isReply)
    case .time(let window): return .time(Self.add(window, to: &tables.windows))
    case .score(let category, let above, let otherwise):
      let score = ConditionTables.Score(category: category, above: above, otherwise: Truth(otherwise))
      return .score(Self.add(score, to: &tables.scores))
    case .any, .all, .not, .terms, .regex, .users: preconditionFailure("compiled by other means")
    }
  }

  // MARK: Terms, patterns, users

  private mutating func add(_ kind: TermKind, _ source: TermSource, _ folding: Folding, at pointer: JSONPointer) {
    if source.lists.isEmpty { return add(kind, source.terms, folding, at: pointer) }
    open(.any) { compiler in
      if source.terms.isEmpty {
        compiler.termSlots.append(-1)
      } else {
        compiler.add(kind, source.terms, folding, at: pointer.child("terms"))
      }
      for (index, reference) in source.lists.enumerated() {
        let pointer = pointer.child("lists").child(index)
        guard let list = compiler.list(reference, kind: kind, folding: folding, at: pointer) else { continue }
        let slot = compiler.addSlot(.list(list), at: pointer)
        compiler.listSlots[list].append(slot)
      }
    }
  }

  private mutating func add(_ kind: TermKind, _ terms: [String], _ folding: Folding, at pointer: JSONPointer) {
    let slot = addSlot(.terms, at: pointer)
    termSlots.append(Int32(slot))
    for (index, term) in terms.enumerated() {
      table.add(term, kind: kind, folding: folding, slot: slot, index: index)
    }
  }

  private mutating func add(_ patterns: [String], _ folding: Folding, at pointer: JSONPointer) {
    let slot = addSlot(.patterns(patterns), at: pointer)
    for (index, pattern) in patterns.enumerated() {
      self.patterns.add(pattern, folding: folding, slot: slot, index: index)
    }
  }

  private mutating func add(_ source: TermSource, at pointer: JSONPointer) {
    var lists: [CompiledUserList] = source.terms.isEmpty ? [] : [CompiledUserList(source.terms)]
    for (index, reference) in source.lists.enumerated() {
      guard let content = content(reference, at: pointer.child("lists").child(index)) else { continue }
      lists.append(cache.users(content))
    }
    needs.usernames = true
    open(.any) { compiler in
      for list in lists { compiler.leaf(.users(Self.add(list, to: &compiler.tables.users))) }
    }
  }

  private mutating func content(_ reference: ListReference, at pointer: JSONPointer) -> TermListContent? {
    if let content = contents[reference] { return content }
    faults.add(pointer, "names a term list that there is not")
    return nil
  }

  /// The index of a list in the form for one kind of condition; nil where it has no terms or cannot be compiled.
  private mutating func list(
    _ reference: ListReference, kind: TermKind, folding: Folding, at pointer: JSONPointer
  ) -> Int? {
    guard let content = content(reference, at: pointer) else { return nil }
    do {
      guard let list = try compiled(content, kind: kind, folding: folding) else { return nil }
      if let known = lists.firstIndex(where: { $0 === list }) { return known }
      lists.append(list)
      listSlots.append([])
      if reference.origin == .own { ownListBytes += list.memoryBytes }
      return lists.count - 1
    } catch {
      for refusal in error.refusals {
        faults.add(pointer, "names a list whose term “\(content.terms[refusal.index])” \(refusal.reason)")
      }
      return nil
    }
  }

  private func compiled(
    _ content: TermListContent, kind: TermKind, folding: Folding
  ) throws(TermRefusals) -> CompiledList? {
    do {
      return try cache.terms(content, kind: kind, folding: folding)
    } catch {
      guard passesOverListTerms else { throw error }
      let refused = Set(error.refusals.map(\.index))
      let usable = content.terms.indices.filter { !refused.contains($0) }.map { content.terms[$0] }
      return try cache.terms(TermListContent(terms: usable), kind: kind, folding: folding)
    }
  }

  private mutating func addSlot(_ source: ConditionTables.Slot, at pointer: JSONPointer) -> Int {
    let slot = tables.slots.count
    tables.slots.append(source)
    slotPointers.append(pointer)
    leaf(.found(slot: Int32(slot)))
    return slot
  }

  /// Bytes of the lists that only this layer's owner has.
  private(set) var ownListBytes = 0

  /// Adds a fault for each total that is too large.
  mutating func checkTotals(at pointer: JSONPointer) {
    guard lists.count > RuleSetLimits.listUses else { return }
    faults.add(
      pointer,
      "use term lists in \(lists.count) ways, by kind of condition and folding; at most \(RuleSetLimits.listUses) are allowed"
    )
  }

  // MARK: Matchers

  /// The matcher of the terms written in rules; nil where there are none, or where one is refused, which adds a fault.
  mutating func termMatcher() -> TermMatcher? {
    do {
      return try cache.matchers.matcher(of: table)
    } catch {
      for refusal in error.refusals {
        faults.add(slotPointers[refusal.slot].child(refusal.index), refusal.reason)
      }
      return nil
    }
  }

  /// The matcher of patterns, likewise.
  mutating func patternMatcher() -> PatternMatcher? {
    do {
      return try cache.matchers.matcher(of: patterns)
    } catch {
      for refusal in error.refusals {
        if let pattern = refusal.pattern {
          faults.add(slotPointers[pattern.slot].child(pattern.index), refusal.reason)
        } else {
          faults.add(.root.child("rules"), "have patterns that " + refusal.reason)
        }
      }
      return nil
    }
  }

  // MARK: Nodes

  private mutating func leaf(_ kind: ConditionNode.Kind) {
    nodes.append(ConditionNode(kind: kind, end: Int32(nodes.count + 1)))
  }

  /// Adds a node with those that `parts` adds inside it.
  private mutating func open(_ kind: ConditionNode.Kind, _ parts: (inout LayerCompiler) -> Void) {
    let index = nodes.count
    leaf(kind)
    parts(&self)
    nodes[index].end = Int32(nodes.count)
  }

  private static func add<Element>(_ element: Element, to table: inout [Element]) -> Int32 {
    table.append(element)
    return Int32(table.count - 1)
  }
}
