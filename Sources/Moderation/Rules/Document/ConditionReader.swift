/// Reads what stands under a rule's `when`.
struct ConditionReader {
  /// Terms read so far, in all rules together.
  private(set) var termCount = 0

  private static let known = ["words", "phrases", "substrings", "word_count", "link", "users"]

  /// Every condition that is given is checked, though only one may be.
  mutating func condition(_ value: JSONValue?, at pointer: JSONPointer, _ faults: inout FaultList) -> Condition? {
    guard let value else {
      faults.add(pointer, "is required: an object with one of " + Self.known.joined(separator: ", "))
      return nil
    }
    guard let members = value.members(at: pointer, keys: Self.known, &faults) else { return nil }
    if members.count > 1 {
      faults.add(pointer, "has \(members.count) conditions; give each a rule of its own")
    }
    if case .object([]) = value {
      faults.add(pointer, "needs one of " + Self.known.joined(separator: ", "))
    }
    var condition: Condition?
    for key in Condition.Key.allCases {
      guard let value = members[key.rawValue] else { continue }
      condition = self.condition(key, value, at: pointer.child(key.rawValue), &faults)
    }
    return condition
  }

  private mutating func condition(
    _ key: Condition.Key, _ value: JSONValue, at pointer: JSONPointer, _ faults: inout FaultList
  ) -> Condition? {
    switch key {
    case .words: return terms(value, at: pointer, &faults, check: TermCheck.word).map(Condition.words)
    case .phrases: return terms(value, at: pointer, &faults, check: TermCheck.phrase).map(Condition.phrases)
    case .substrings: return terms(value, at: pointer, &faults, check: TermCheck.word).map(Condition.substrings)
    case .users:
      return terms(value, at: pointer, &faults, check: TermCheck.user).map { Condition.users(TermSource(terms: $0)) }
    case .wordCount: return wordCount(value, at: pointer, &faults)
    case .link: return link(value, at: pointer, &faults)
    default: return nil
    }
  }

  /// A list of at least one term, each of which passes `check`, which says what is wrong with it.
  private mutating func terms(
    _ value: JSONValue, at pointer: JSONPointer, _ faults: inout FaultList, check: (String) -> String?
  ) -> [String]? {
    guard let elements = value.elements(at: pointer, &faults) else { return nil }
    termCount += elements.count
    guard (1...RuleSetLimits.termsPerRule).contains(elements.count) else {
      faults.add(pointer, "must have 1 to \(RuleSetLimits.termsPerRule) entries, not \(elements.count)")
      return nil
    }
    var terms: [String] = []
    for (index, element) in elements.enumerated() {
      guard case .string(let term) = element else {
        faults.add(pointer.child(index), "must be text, not \(element.kind)")
        continue
      }
      if let complaint = TermCheck.length(term) ?? check(term) { faults.add(pointer.child(index), complaint) }
      terms.append(term)
    }
    return terms
  }

  private func wordCount(_ value: JSONValue, at pointer: JSONPointer, _ faults: inout FaultList) -> Condition? {
    guard let members = value.members(at: pointer, keys: ["below", "above"], &faults) else { return nil }
    if case .object([]) = value {
      faults.add(pointer, "needs below, above or both")
      return nil
    }
    let below = count(members["below"], at: pointer.child("below"), from: 1, &faults)
    let above = count(members["above"], at: pointer.child("above"), from: 0, &faults)
    if let below, let above, below <= above + 1 {
      faults.add(
        pointer, "never holds: no number is below \(below) and above \(above); for either, write two rules")
    }
    return .measure(.wordCount, MeasureBounds(above: above.map(Double.init), below: below.map(Double.init)))
  }

  private func count(
    _ value: JSONValue?, at pointer: JSONPointer, from lowest: Int, _ faults: inout FaultList
  ) -> Int? {
    guard let value else { return nil }
    if case .number(let digits) = value, let number = Int(digits), (lowest...RuleSetLimits.wordCount).contains(number) {
      return number
    }
    faults.add(pointer, "must be a whole number from \(lowest) to \(RuleSetLimits.wordCount)")
    return nil
  }

  private mutating func link(_ value: JSONValue, at pointer: JSONPointer, _ faults: inout FaultList) -> Condition? {
    if value == .bool(true) { return .link(.any) }
    guard case .object = value else {
      faults.add(pointer, #"must be true or {"except": ["domain.example"]}"#)
      return nil
    }
    guard let members = value.members(at: pointer, keys: ["except"], &faults) else { return nil }
    guard let domains = members["except"] else {
      faults.add(pointer.child("except"), "is required: a list of domains; for any link, write true")
      return nil
    }
    return terms(domains, at: pointer.child("except"), &faults, check: TermCheck.domain)
      .map { Condition.link(.except($0)) }
  }
}
