/// Reads a rule's `fuse`.
enum FuseReader {
  static let keys = ["actions_per_day", "share"]
  static let shareKeys = ["from", "to", "after"]

  static func fuse(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> RuleFuse? {
    guard let members = value.members(at: pointer, keys: keys, &state.faults) else { return nil }
    if value == .object([]) { state.fault(pointer, "needs actions_per_day, share or both") }
    return RuleFuse(
      actionsPerDay: members["actions_per_day"].flatMap {
        $0.wholeNumber(at: pointer.child("actions_per_day"), in: 1...RuleSetLimits.fuseCount, &state.faults)
      },
      share: members["share"].flatMap { share($0, at: pointer.child("share"), &state) })
  }

  private static func share(
    _ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState
  ) -> RuleFuse.ShareBand? {
    guard let members = value.members(at: pointer, keys: shareKeys, &state.faults) else { return nil }
    let from = members["from"].flatMap {
      $0.share(at: pointer.child("from"), "above 0 and at most 1", &state.faults) { $0 > 0 }
    }
    let to = members["to"].flatMap {
      $0.share(at: pointer.child("to"), "from 0 to below 1", &state.faults) { $0 < 1 }
    }
    if members["from"] == nil, members["to"] == nil { state.fault(pointer, "needs from, to or both") }
    if let from, let to, to < from { state.fault(pointer, "never holds: to is below from") }
    let after = members.required(
      "after", "from how many comments of a day the share is judged", at: pointer, &state.faults
    )
    .flatMap { $0.wholeNumber(at: pointer.child("after"), in: 1...RuleSetLimits.fuseCount, &state.faults) }
    return after.map { RuleFuse.ShareBand(from: from, to: to, after: $0) }
  }
}
