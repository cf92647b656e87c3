internal import Reports

/// Builds a request body, an object whose keys keep their order. Values that are nil are left out.
struct JSONBody {
  private var members: [String] = []

  var isEmpty: Bool { members.isEmpty }
  var bytes: [UInt8] { Array(("{" + members.joined(separator: ",") + "}").utf8) }

  mutating func set(_ key: String, _ value: String?) { setRaw(key, value.map(JSONText.string)) }
  mutating func set(_ key: String, _ value: Bool?) { setRaw(key, value.map { $0 ? "true" : "false" }) }
  mutating func set(_ key: String, _ value: Int?) { setRaw(key, value.map { String($0) }) }

  mutating func set(_ key: String, _ values: [String]?) {
    setRaw(key, values.map { "[" + $0.map(JSONText.string).joined(separator: ",") + "]" })
  }

  /// `json` must be valid JSON.
  mutating func setRaw(_ key: String, _ json: String?) {
    guard let json else { return }
    members.append(JSONText.string(key) + ":" + json)
  }
}
