/// Steps into JSON that record a fault instead of failing.
extension JSONValue {
  /// The members of an object that may have these keys only; nil for anything but an object. A key that occurs twice
  /// is the parser's to report.
  func members(at pointer: JSONPointer, keys: [String], _ faults: inout FaultList) -> [String: JSONValue]? {
    guard case .object(let members) = self else {
      faults.add(pointer, "must be an object, not \(kind)")
      return nil
    }
    var found: [String: JSONValue] = [:]
    for member in members {
      if keys.contains(member.key) {
        found[member.key] = member.value
      } else {
        faults.add(pointer.child(member.key), "is not known here; known are " + keys.joined(separator: ", "))
      }
    }
    return found
  }

  /// The elements of a list; nil for anything else.
  func elements(at pointer: JSONPointer, _ faults: inout FaultList) -> [JSONValue]? {
    if case .array(let elements) = self { return elements }
    faults.add(pointer, "must be a list, not \(kind)")
    return nil
  }

  /// The elements of a list of so many entries.
  func elements(at pointer: JSONPointer, in counts: ClosedRange<Int>, _ faults: inout FaultList) -> [JSONValue]? {
    guard let elements = elements(at: pointer, &faults) else { return nil }
    if counts.contains(elements.count) { return elements }
    faults.add(
      pointer, "must have \(counts.lowerBound) to \(counts.upperBound) entries, not \(elements.count)")
    return nil
  }

  func text(at pointer: JSONPointer, _ faults: inout FaultList) -> String? {
    if case .string(let text) = self { return text }
    faults.add(pointer, "must be text, not \(kind)")
    return nil
  }

  func flag(at pointer: JSONPointer, _ faults: inout FaultList) -> Bool? {
    if case .bool(let flag) = self { return flag }
    faults.add(pointer, "must be true or false, not \(kind)")
    return nil
  }

  func wholeNumber(at pointer: JSONPointer, in range: ClosedRange<Int>, _ faults: inout FaultList) -> Int? {
    if case .number(let digits) = self, let number = Int(digits), range.contains(number) { return number }
    faults.add(pointer, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// A number between 0 and 1 of those that `accepts` takes; `expected` says which they are.
  func share(
    at pointer: JSONPointer, _ expected: String, _ faults: inout FaultList, where accepts: (Double) -> Bool
  ) -> Double? {
    // Adding 0 turns -0 into 0.
    if case .number(let digits) = self, let number = Double(digits), (0...1).contains(number), accepts(number) {
      return number + 0
    }
    faults.add(pointer, "must be a number " + expected)
    return nil
  }

  /// Milliseconds of a duration such as `10m`.
  func duration(at pointer: JSONPointer, in range: ClosedRange<Int64>, _ faults: inout FaultList) -> Int64? {
    if case .string(let text) = self, let duration = DurationText.milliseconds(text), range.contains(duration) {
      return duration
    }
    let bounds = DurationText.text(range.lowerBound) + " to " + DurationText.text(range.upperBound)
    faults.add(pointer, "must be a duration from \(bounds), written like 90s, 10m, 1h or 7d")
    return nil
  }
}

extension [String: JSONValue] {
  /// A member that must be there; `what` says what it is.
  func required(_ key: String, _ what: String, at pointer: JSONPointer, _ faults: inout FaultList) -> JSONValue? {
    if let value = self[key] { return value }
    faults.add(pointer.child(key), "is required: " + what)
    return nil
  }
}
