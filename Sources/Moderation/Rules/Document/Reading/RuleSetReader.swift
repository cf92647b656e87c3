/// Turns JSON into a rule set document, gathering every fault on the way.
struct RuleSetReader {
  static let keys = ["default", "disable", "rules"]

  private var state = ReadingState()

  mutating func read(_ bytes: [UInt8]) throws(RuleSetFaults) -> RuleSetDocument {
    var parser = JSONParser(bytes, maximumDepth: RuleSetLimits.depth)
    let json: JSONValue
    do {
      json = try parser.parse()
    } catch {
      throw RuleSetFaults([RuleSetFault(path: error.pointer.text, message: error.message)])
    }
    for duplicate in parser.duplicates { state.fault(duplicate, "is given twice") }
    let document = document(json)
    if let error = state.faults.error { throw error }
    guard let document else { throw RuleSetFaults([RuleSetFault(path: "", message: "is not a rule set")]) }
    return document
  }

  private mutating func document(_ json: JSONValue) -> RuleSetDocument? {
    guard let members = json.members(at: .root, keys: Self.keys, &state.faults) else { return nil }
    let defaultVerdict = defaultVerdict(members["default"])
    let disabled = disabled(members["disable"])
    let pointer = JSONPointer.root.child("rules")
    guard
      let value = members.required("rules", "a list of rules, which may be empty", at: .root, &state.faults),
      let elements = value.elements(at: pointer, &state.faults)
    else { return nil }
    if elements.count > RuleSetLimits.rules {
      state.fault(pointer, "has \(elements.count) rules; at most \(RuleSetLimits.rules) are allowed")
      return nil
    }
    let rules = rules(elements, at: pointer)
    checkTotals(at: pointer)
    return RuleSetDocument(defaultVerdict: defaultVerdict, disabled: disabled, rules: rules)
  }

  private mutating func defaultVerdict(_ value: JSONValue?) -> Verdict? {
    switch value {
    case nil: return nil
    case .string("allow"): return .allow
    case .string("review"): return .review
    default:
      state.fault(JSONPointer.root.child("default"), "must be allow or review")
      return nil
    }
  }

  private mutating func disabled(_ value: JSONValue?) -> [String] {
    let pointer = JSONPointer.root.child("disable")
    guard let elements = value?.elements(at: pointer, in: 1...RuleSetLimits.rules, &state.faults) else { return [] }
    var ids: Set<String> = []
    for (index, element) in elements.enumerated() {
      let pointer = pointer.child(index)
      guard let id = RuleReader.id(element, at: pointer, &state) else { continue }
      if !ids.insert(id).inserted { state.fault(pointer, "is given twice") }
    }
    return ids.sorted()
  }

  private mutating func rules(_ elements: [JSONValue], at pointer: JSONPointer) -> [Rule] {
    var rules: [Rule] = []
    var positions: [String: Int] = [:]
    for (index, element) in elements.enumerated() {
      let pointer = pointer.child(index)
      // Told of rules with other faults too.
      if case .object(let members) = element,
        case .string(let id)? = members.first(where: { $0.key == "id" })?.value
      {
        if let first = positions[id] {
          state.fault(pointer.child("id"), "is also the id of /rules/\(first); ids must be unique")
        } else {
          positions[id] = index
        }
      }
      if let rule = RuleReader.rule(element, at: pointer, &state) { rules.append(rule) }
    }
    return rules
  }

  private mutating func checkTotals(at pointer: JSONPointer) {
    for (count, limit, what) in [
      (state.terms, RuleSetLimits.termsPerDocument, "terms"),
      (state.conditions, RuleSetLimits.conditions, "conditions"),
      (state.patterns, RuleSetLimits.patternsPerDocument, "patterns"),
    ] where count > limit {
      state.fault(pointer, "have \(count) \(what); at most \(limit) are allowed together")
    }
  }
}
