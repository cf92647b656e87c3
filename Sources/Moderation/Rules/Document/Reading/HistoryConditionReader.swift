/// Reads conditions on an account's earlier comments.
enum HistoryConditionReader {
  static let nearDuplicatesKeys = ["count", "within"]
  static let userRateKeys = ["above", "within"]

  static func nearDuplicates(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Condition? {
    counted(value, at: pointer, nearDuplicatesKeys, from: 2, "how many comments say nearly the same", &state)
      .map { .nearDuplicates(count: $0.number, within: $0.window) }
  }

  static func userRate(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Condition? {
    counted(value, at: pointer, userRateKeys, from: 1, "how many comments of one user are not too many", &state)
      .map { .userRate(above: $0.number, within: $0.window) }
  }

  /// A number under the first key and a window under the second.
  private static func counted(
    _ value: JSONValue, at pointer: JSONPointer, _ keys: [String], from lowest: Int, _ what: String,
    _ state: inout ReadingState
  ) -> (number: Int, window: Int64)? {
    guard let members = value.members(at: pointer, keys: keys, &state.faults) else { return nil }
    let number = members.required(keys[0], what, at: pointer, &state.faults)
      .flatMap { $0.wholeNumber(at: pointer.child(keys[0]), in: lowest...RuleSetLimits.historyCount, &state.faults) }
    let window = members.required(keys[1], "the time looked back", at: pointer, &state.faults)
      .flatMap { $0.duration(at: pointer.child(keys[1]), in: RuleSetLimits.historyWindow, &state.faults) }
    guard let number, let window else { return nil }
    return (number, window)
  }
}
