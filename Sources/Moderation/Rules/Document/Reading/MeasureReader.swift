/// Reads conditions that compare a number with bounds.
enum MeasureReader {
  static let keys = ["above", "below"]
  static let scoreKeys = ["category", "above", "otherwise"]

  static func measure(
    _ measure: TextMeasure, _ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState
  ) -> Condition? {
    guard let members = value.members(at: pointer, keys: keys, &state.faults) else { return nil }
    if value == .object([]) { state.fault(pointer, "needs below, above or both") }
    let bounds = measure.isRatio ? shares(members, at: pointer, &state) : counts(members, at: pointer, &state)
    return .measure(measure, bounds)
  }

  private static func counts(
    _ members: [String: JSONValue], at pointer: JSONPointer, _ state: inout ReadingState
  ) -> MeasureBounds {
    let above = members["above"].flatMap {
      $0.wholeNumber(at: pointer.child("above"), in: 0...RuleSetLimits.count, &state.faults)
    }
    let below = members["below"].flatMap {
      $0.wholeNumber(at: pointer.child("below"), in: 1...RuleSetLimits.count, &state.faults)
    }
    if let below, let above, below <= above + 1 {
      let never = "never holds: no number is below \(below) and above \(above)"
      state.fault(pointer, never + "; for either, use any with two conditions")
    }
    return MeasureBounds(above: above.map(Double.init), below: below.map(Double.init))
  }

  private static func shares(
    _ members: [String: JSONValue], at pointer: JSONPointer, _ state: inout ReadingState
  ) -> MeasureBounds {
    let above = members["above"].flatMap {
      $0.share(at: pointer.child("above"), "from 0 to below 1", &state.faults) { $0 < 1 }
    }
    let below = members["below"].flatMap {
      $0.share(at: pointer.child("below"), "above 0 and at most 1", &state.faults) { $0 > 0 }
    }
    if let below, let above, below <= above {
      let never = "never holds: no number is below \(below) and above \(above)"
      state.fault(pointer, never + "; for either, use any with two conditions")
    }
    return MeasureBounds(above: above, below: below)
  }

  static func score(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Condition? {
    guard let members = value.members(at: pointer, keys: scoreKeys, &state.faults) else { return nil }
    let category = members.required("category", "a category of the classifier", at: pointer, &state.faults)
      .flatMap { self.category($0, at: pointer.child("category"), &state) }
    let above = members.required("above", "the score to be passed", at: pointer, &state.faults)
      .flatMap { $0.share(at: pointer.child("above"), "from 0 to below 1", &state.faults) { $0 < 1 } }
    let otherwise = members["otherwise"].flatMap { $0.flag(at: pointer.child("otherwise"), &state.faults) }
    guard let category, let above else { return nil }
    return .score(category: category, above: above, otherwise: otherwise ?? false)
  }

  private static func category(
    _ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState
  ) -> String? {
    guard let text = value.text(at: pointer, &state.faults) else { return nil }
    let isValid =
      (1...RuleSetLimits.categoryCharacters).contains(text.utf8.count)
      && text.utf8.allSatisfy { CharacterClass.isWord(ascii: $0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
    if isValid { return text }
    let limit = RuleSetLimits.categoryCharacters
    state.fault(pointer, "must be the name of a category: 1 to \(limit) letters, digits, _, - and /")
    return nil
  }
}
