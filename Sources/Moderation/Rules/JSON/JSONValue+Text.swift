extension JSONValue {
  /// The value as JSON text, members in their order, without white space.
  package var jsonText: String {
    var json = JSONText()
    append(to: &json)
    return json.text
  }

  private func append(to json: inout JSONText) {
    switch self {
    case .null: json.null()
    case .bool(let flag): json.flag(flag)
    case .number(let digits): json.number(digits: digits)
    case .string(let text): json.string(text)
    case .array(let elements): json.list(elements) { $0.append(to: &$1) }
    case .object(let members):
      json.object { json in
        for member in members {
          json.key(member.key)
          member.value.append(to: &json)
        }
      }
    }
  }
}
