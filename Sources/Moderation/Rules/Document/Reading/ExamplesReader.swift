/// Reads a rule's `examples`.
enum ExamplesReader {
  static let keys = ["must_match", "must_pass"]

  static func examples(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> RuleExamples {
    guard let members = value.members(at: pointer, keys: keys, &state.faults) else { return RuleExamples() }
    if value == .object([]) { state.fault(pointer, "needs must_match, must_pass or both") }
    return RuleExamples(
      mustMatch: texts(members["must_match"], at: pointer.child("must_match"), &state),
      mustPass: texts(members["must_pass"], at: pointer.child("must_pass"), &state))
  }

  private static func texts(_ value: JSONValue?, at pointer: JSONPointer, _ state: inout ReadingState) -> [String] {
    guard let elements = value?.elements(at: pointer, in: 1...RuleSetLimits.examples, &state.faults) else { return [] }
    var texts: [String] = []
    for (index, element) in elements.enumerated() {
      guard let text = element.text(at: pointer.child(index), &state.faults) else { continue }
      if text.unicodeScalars.count > RuleSetLimits.exampleCharacters {
        state.fault(pointer.child(index), "must have at most \(RuleSetLimits.exampleCharacters) characters")
      }
      texts.append(text)
    }
    return texts
  }
}
