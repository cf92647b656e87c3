/// Gathers faults while a document is read, so that its author sees all of them at once, and keeps their number bounded
/// whatever the document holds.
struct FaultList {
  private(set) var faults: [RuleSetFault] = []
  private var omitted = 0

  mutating func add(_ pointer: JSONPointer, _ message: String) {
    if faults.count < RuleSetLimits.faults {
      faults.append(RuleSetFault(path: pointer.text, message: message))
    } else {
      omitted += 1
    }
  }

  /// What to throw; nil while nothing is wrong.
  var error: RuleSetFaults? {
    if faults.isEmpty { return nil }
    if omitted == 0 { return RuleSetFaults(faults) }
    return RuleSetFaults(faults + [RuleSetFault(path: "", message: "has \(omitted) more faults, which are not listed")])
  }
}
