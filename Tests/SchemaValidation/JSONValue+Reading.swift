package import Moderation

extension JSONValue {
  /// Throws `JSONParser.SyntaxError` for text that is not JSON.
  package init(json: String) throws {
    var parser = JSONParser(Array(json.utf8), maximumDepth: 64)
    self = try parser.parse()
  }

  /// None of what is no object.
  package var members: [Member] {
    if case .object(let members) = self { return members }
    return []
  }

  /// None of what is no list.
  package var items: [JSONValue] {
    if case .array(let items) = self { return items }
    return []
  }

  package var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// Those elements of a list that are text.
  package var texts: [String] { items.compactMap(\.text) }

  package var double: Double {
    if case .number(let digits) = self { return Double(digits) ?? .nan }
    return .nan
  }

  /// What `#/a/b` points to within this document.
  package func resolve(_ reference: JSONValue) -> JSONValue? {
    guard let path = reference.text, path.hasPrefix("#/") else { return nil }
    return path.dropFirst(2).split(separator: "/").reduce(self) { $0?[String($1)] }
  }
}
