/// Reads the lists of `regex` and `script`.
enum PatternReader {
  /// Whether a pattern can be compiled is found out when it is.
  static func patterns(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> [String]? {
    guard let elements = value.elements(at: pointer, in: 1...RuleSetLimits.patternsPerDocument, &state.faults) else {
      return nil
    }
    state.patterns += elements.count
    let limit = RuleSetLimits.patternCharacters
    var patterns: [String] = []
    for (index, element) in elements.enumerated() {
      let pointer = pointer.child(index)
      guard let pattern = element.text(at: pointer, &state.faults) else { continue }
      if pattern.isEmpty { state.fault(pointer, "must not be empty") }
      if pattern.unicodeScalars.dropFirst(limit).first != nil {
        state.fault(pointer, "must have at most \(limit) characters")
      }
      if pattern.utf8.contains(0) { state.fault(pointer, #"must not hold the character U+0000; write \x00"#) }
      patterns.append(pattern)
    }
    return patterns
  }

  static func scripts(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> [String]? {
    guard let elements = value.elements(at: pointer, in: 1...RuleSetLimits.scripts, &state.faults) else { return nil }
    var scripts: [String] = []
    for (index, element) in elements.enumerated() {
      let pointer = pointer.child(index)
      guard let script = element.text(at: pointer, &state.faults) else { continue }
      guard let name = ScriptSet(named: script)?.names.first else {
        state.fault(pointer, "must be the name of a script in Unicode, such as " + examples(for: script))
        continue
      }
      if scripts.contains(name) { state.fault(pointer, "is given twice") }
      scripts.append(name)
    }
    return scripts
  }

  private static func examples(for script: String) -> String {
    let suggestions = ScriptSet.suggestions(for: script)
    return Enumeration.or(suggestions.isEmpty ? ["Cyrillic", "Arabic", "Han"] : suggestions)
  }
}
