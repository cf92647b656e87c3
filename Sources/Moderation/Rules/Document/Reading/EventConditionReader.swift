/// Reads conditions on what is known of a comment beside its text and its author.
enum EventConditionReader {
  static let timeKeys = ["days", "from", "to", "zone"]

  static func accounts(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Condition? {
    guard let elements = value.elements(at: pointer, in: 1...RuleSetLimits.termsPerRule, &state.faults) else {
      return nil
    }
    state.terms += elements.count
    var accounts: [AccountID] = []
    for (index, element) in elements.enumerated() {
      guard let text = element.text(at: pointer.child(index), &state.faults) else { continue }
      if let account = AccountID(text) {
        accounts.append(account)
      } else {
        state.fault(pointer.child(index), "must be the id of an account, which begins with acc_")
      }
    }
    return .accounts(accounts)
  }

  static func time(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Condition? {
    guard let members = value.members(at: pointer, keys: timeKeys, &state.faults) else { return nil }
    let zone = members.required("zone", "a time zone such as Europe/Berlin", at: pointer, &state.faults)
      .flatMap { $0.text(at: pointer.child("zone"), &state.faults) }
    let from = members["from"].flatMap { $0.text(at: pointer.child("from"), &state.faults) }
    let to = members["to"].flatMap { $0.text(at: pointer.child("to"), &state.faults) }
    let days = members["days"].flatMap { self.days($0, at: pointer.child("days"), &state) }
    guard let zone else { return nil }
    do {
      let window = try TimeWindow(days: days, from: from, to: to, zone: zone)
      if window.days.count == Weekday.allCases.count, window.from == 0, window.to == 1440 {
        state.fault(pointer, "always holds: give days, from or to")
      }
      return .time(window)
    } catch {
      for fault in error.faults {
        let member = pointer.child(fault.member.rawValue)
        state.fault(fault.index.map(member.child) ?? member, fault.message)
      }
      return nil
    }
  }

  private static func days(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> [String]? {
    guard let elements = value.elements(at: pointer, in: 1...7, &state.faults) else { return nil }
    // What is not text keeps its place, so that faults of the others name theirs.
    let days = elements.enumerated().map { $0.element.text(at: pointer.child($0.offset), &state.faults) }
    let texts = days.compactMap { $0 }
    return texts.count == days.count ? texts : nil
  }
}
