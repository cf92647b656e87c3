/// Turns the conditions of a document into tables and literals.
struct RuleSetCompiler {
  /// Words and substrings.
  private(set) var literals = LiteralTable()
  /// Phrases.
  private(set) var wordwiseLiterals = LiteralTable()
  private(set) var tables = ConditionTables()
  /// Where in the document each slot's list of terms is, to say whose literal was refused.
  private var slotPointers: [JSONPointer] = []

  mutating func compile(_ rule: Rule, at pointer: JSONPointer) -> CompiledRule {
    let condition = compile(rule.when, at: pointer.child("when").child(rule.when.key.rawValue))
    return CompiledRule(id: rule.id, verdict: rule.verdict ?? .allow, condition: condition)
  }

  private mutating func compile(_ condition: Condition, at pointer: JSONPointer) -> CompiledCondition {
    switch condition {
    case .terms(.words, let source):
      let terms = source.terms
      let slot = addSlot(terms, isWordwise: false, at: pointer)
      for (index, term) in terms.enumerated() {
        let literal = Self.trimmed(FoldedText.folding(term))
        literals.add(literal, LiteralUse(slot: slot, term: index, asWord: literal))
      }
      return .literals(slot: slot)
    case .terms(.substrings, let source):
      let terms = source.terms
      let slot = addSlot(terms, isWordwise: false, at: pointer)
      for (index, term) in terms.enumerated() {
        literals.add(FoldedText.folding(term), LiteralUse(slot: slot, term: index))
      }
      return .literals(slot: slot)
    case .terms(.phrases, let source):
      let terms = source.terms
      let slot = addSlot(terms, isWordwise: true, at: pointer)
      for (index, term) in terms.enumerated() {
        let literal = WordwiseText.folding(term)
        wordwiseLiterals.add(literal, LiteralUse(slot: slot, term: index, asWord: literal))
      }
      return .literals(slot: slot)
    case .measure(_, let bounds):
      tables.countsWords = true
      return .wordCount(above: Int(bounds.above ?? -1), below: bounds.below.map { Int($0) } ?? .max)
    case .link(let scope):
      var domains: [String] = []
      if case .except(let excepted) = scope { domains = excepted }
      tables.exceptions.append(LinkExceptions(domains))
      return .link(exceptions: tables.exceptions.count - 1)
    case .users(let source):
      tables.users.append(UserList(source.terms))
      return .users(tables.users.count - 1)
    default: preconditionFailure("the reader lets no other condition pass")
    }
  }

  /// The faults that tell a document's author what Vectorscan refused.
  func faults(for refusal: LiteralRefusal, in table: LiteralTable) -> RuleSetFaults {
    let message = "cannot be compiled: " + refusal.reason
    guard let index = refusal.index, table.sorted.indices.contains(index), let use = table.sorted[index].uses.first
    else { return RuleSetFaults([RuleSetFault(path: "", message: message)]) }
    let pointer = slotPointers[Int(use.slot)].child(Int(use.term))
    return RuleSetFaults([RuleSetFault(path: pointer.text, message: message)])
  }

  private mutating func addSlot(_ terms: [String], isWordwise: Bool, at pointer: JSONPointer) -> Int {
    tables.slots.append(ConditionTables.LiteralSlot(terms: terms, isWordwise: isWordwise))
    slotPointers.append(pointer)
    return tables.slots.count - 1
  }

  /// Without the space that folding leaves at either end.
  private static func trimmed(_ literal: [UInt8]) -> [UInt8] {
    Array(literal.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed())
  }
}
