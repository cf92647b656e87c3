/// Reads `link`: true, or an object with the domains that are excepted or meant.
enum LinkReader {
  static let keys = ["except", "domains"]

  static func link(_ value: JSONValue, at pointer: JSONPointer, _ state: inout ReadingState) -> Condition? {
    if value == .bool(true) { return .link(.any) }
    guard case .object = value else {
      state.fault(pointer, #"must be true, {"except": ["domain.example"]} or {"domains": ["domain.example"]}"#)
      return nil
    }
    guard let members = value.members(at: pointer, keys: keys, &state.faults) else { return nil }
    let except = members["except"].flatMap { TermReader.entries($0, at: pointer.child("except"), .domains, &state) }
    let domains = members["domains"].flatMap { TermReader.entries($0, at: pointer.child("domains"), .domains, &state) }
    switch (members["except"], members["domains"]) {
    case (nil, nil): state.fault(pointer, "needs except or domains, a list of domains; for any link, write true")
    case (_?, _?): state.fault(pointer, "has except and domains; it takes one of them")
    default: break
    }
    return except.map { .link(.except($0)) } ?? domains.map { .link(.only($0)) }
  }
}
