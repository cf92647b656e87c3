internal import Moderation
internal import Reports

/// A saved version of a rule set as the API answers it: the document with its author and note around it.
enum SavedDocument {
  /// Bytes that author, note and the like take around a document.
  static let longestEnvelope = 1 << 16

  /// The document within `json`, or `json` itself where that is no saved version.
  static func document(in json: [UInt8]) -> [UInt8] {
    var parser = JSONParser(json, maximumDepth: RuleSetLimits.depth + 1)
    guard case .object(let members) = try? parser.parse(), members.contains(where: { $0.key == "version" }),
      let document = members.first(where: { $0.key == "document" })?.value
    else { return json }
    return Array(text(of: document).utf8)
  }

  private static func text(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): JSONText.string(text)
    case .array(let elements): "[" + elements.map(text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { JSONText.string($0.key) + ":" + text(of: $0.value) }.joined(separator: ",") + "}"
    }
  }
}
