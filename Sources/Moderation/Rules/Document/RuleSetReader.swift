/// Turns JSON into a rule set document, gathering every fault on the way.
struct RuleSetReader {
  private var faults = FaultList()
  private var conditions = ConditionReader()

  mutating func read(_ bytes: [UInt8]) throws(RuleSetFaults) -> RuleSetDocument {
    var parser = JSONParser(bytes, maximumDepth: RuleSetLimits.depth)
    let json: JSONValue
    do {
      json = try parser.parse()
    } catch {
      throw RuleSetFaults([RuleSetFault(path: error.pointer.text, message: error.message)])
    }
    for duplicate in parser.duplicates { faults.add(duplicate, "is given twice") }
    let document = document(json)
    if let error = faults.error { throw error }
    guard let document else { throw RuleSetFaults([RuleSetFault(path: "", message: "is not a rule set")]) }
    return document
  }

  private mutating func document(_ json: JSONValue) -> RuleSetDocument? {
    guard let members = json.members(at: .root, keys: ["default", "rules"], &faults) else { return nil }
    let defaultVerdict = self.defaultVerdict(members["default"])
    let pointer = JSONPointer.root.child("rules")
    guard let value = members["rules"] else {
      faults.add(pointer, "is required: a list of rules, which may be empty")
      return nil
    }
    guard let elements = value.elements(at: pointer, &faults) else { return nil }
    if elements.count > RuleSetLimits.rules {
      faults.add(pointer, "has \(elements.count) rules; at most \(RuleSetLimits.rules) are allowed")
      return nil
    }
    var rules: [Rule] = []
    var positions: [String: Int] = [:]
    for (index, element) in elements.enumerated() {
      let pointer = pointer.child(index)
      guard let rule = rule(element, at: pointer, &positions, index) else { continue }
      rules.append(rule)
    }
    if conditions.termCount > RuleSetLimits.termsPerDocument {
      faults.add(
        pointer, "have \(conditions.termCount) terms; at most \(RuleSetLimits.termsPerDocument) are allowed together")
    }
    return RuleSetDocument(defaultVerdict: defaultVerdict, rules: rules)
  }

  private mutating func defaultVerdict(_ value: JSONValue?) -> Verdict {
    switch value {
    case nil, .string("allow"): return .allow
    case .string("review"): return .review
    default:
      faults.add(JSONPointer.root.child("default"), "must be allow or review")
      return .allow
    }
  }

  private mutating func rule(
    _ value: JSONValue, at pointer: JSONPointer, _ positions: inout [String: Int], _ index: Int
  ) -> Rule? {
    guard let members = value.members(at: pointer, keys: ["id", "name", "mode", "verdict", "when"], &faults)
    else { return nil }
    let id = id(members["id"], at: pointer.child("id"))
    if let id, let first = positions.updateValue(index, forKey: id) {
      faults.add(pointer.child("id"), "is also the id of /rules/\(first); ids must be unique")
    }
    let name = name(members["name"], at: pointer.child("name"))
    let mode = mode(members["mode"], at: pointer.child("mode"))
    let verdict = verdict(members["verdict"], at: pointer.child("verdict"))
    let when = conditions.condition(members["when"], at: pointer.child("when"), &faults)
    guard let id, let mode, let verdict, let when else { return nil }
    return Rule(id: id, name: name, mode: mode, verdict: verdict, when: when)
  }

  private mutating func id(_ value: JSONValue?, at pointer: JSONPointer) -> String? {
    guard let text = requiredText(value, at: pointer, "an id") else { return nil }
    let isValid =
      (1...RuleSetLimits.idCharacters).contains(text.utf8.count)
      && text.utf8.allSatisfy(RuleSetLimits.isIDCharacter)
    if isValid { return text }
    faults.add(pointer, "must be 1 to \(RuleSetLimits.idCharacters) of a-z, 0-9 and -")
    return nil
  }

  private mutating func name(_ value: JSONValue?, at pointer: JSONPointer) -> String? {
    guard let value else { return nil }
    guard case .string(let text) = value else {
      faults.add(pointer, "must be text, not \(value.kind)")
      return nil
    }
    if text.unicodeScalars.count <= RuleSetLimits.nameCharacters { return text }
    faults.add(pointer, "must have at most \(RuleSetLimits.nameCharacters) characters")
    return nil
  }

  private mutating func mode(_ value: JSONValue?, at pointer: JSONPointer) -> Rule.Mode? {
    guard let value else { return .live }
    if case .string(let text) = value, let mode = Rule.Mode(rawValue: text) { return mode }
    faults.add(pointer, "must be live, shadow or off")
    return nil
  }

  private mutating func verdict(_ value: JSONValue?, at pointer: JSONPointer) -> Verdict? {
    guard let text = requiredText(value, at: pointer, "a verdict") else { return nil }
    if let verdict = Verdict(name: text) { return verdict }
    faults.add(pointer, "must be allow, review, hold, hide or delete")
    return nil
  }

  private mutating func requiredText(_ value: JSONValue?, at pointer: JSONPointer, _ what: String) -> String? {
    switch value {
    case nil:
      faults.add(pointer, "is required: \(what)")
      return nil
    case .string(let text): return text
    case let value?:
      faults.add(pointer, "must be text, not \(value.kind)")
      return nil
    }
  }
}
