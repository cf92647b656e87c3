/// Everything Swift shows of a value without being asked for its parts: descriptions, debug descriptions and dumps, of
/// the value alone and as part of others.
func shown(_ value: some Sendable) -> [String] {
  var dumped = ""
  dump(value, to: &dumped)
  var dumpedInside = ""
  dump([Holder(value: value)], to: &dumpedInside)
  return [
    String(describing: value), String(reflecting: value), "\(value)", "\([value])", "\(Optional(value) as Any)",
    String(reflecting: Holder(value: value)), dumped, dumpedInside,
  ]
}

private struct Holder<Value: Sendable>: Sendable {
  let value: Value
}
