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
}
