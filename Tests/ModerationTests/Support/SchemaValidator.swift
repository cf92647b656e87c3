@testable import Moderation

/// A validator of JSON Schema 2020-12 for the keywords that our own schema uses; any other keyword is an error. Written
/// from the specification and not from the reader of rule sets, so that the two can be held against each other.
struct SchemaValidator {
  struct UnknownKeyword: Error { var keyword: String }

  private let root: JSONValue

  init(_ schema: String) throws {
    var parser = JSONParser(Array(schema.utf8), maximumDepth: 64)
    root = try parser.parse()
  }

  func accepts(_ json: String) throws -> Bool {
    var parser = JSONParser(Array(json.utf8), maximumDepth: 64)
    guard let value = try? parser.parse() else { return false }
    return try accepts(value, root)
  }

  private static let annotations: Set<String> = ["$schema", "$defs", "title", "description", "default"]

  private func accepts(_ value: JSONValue, _ schema: JSONValue) throws -> Bool {
    guard case .object(let members) = schema else { return schema == .bool(true) }
    for member in members where !Self.annotations.contains(member.key) {
      guard try holds(member.key, member.value, value, schema) else { return false }
    }
    return true
  }

  private func holds(_ keyword: String, _ argument: JSONValue, _ value: JSONValue, _ schema: JSONValue) throws -> Bool {
    switch keyword {
    case "$ref": return try accepts(value, definition(argument))
    case "type": return hasType(argument, value)
    case "enum": return argument.items.contains(value)
    case "const": return argument == value
    case "anyOf": return try argument.items.contains { try accepts(value, $0) }
    case "oneOf": return try argument.items.filter { try accepts(value, $0) }.count == 1
    case "minLength", "maxLength", "pattern": return try holdsForText(keyword, argument, value)
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum": return holdsForNumber(keyword, argument, value)
    case "items", "minItems", "maxItems", "uniqueItems": return try holdsForArray(keyword, argument, value)
    case "required", "properties", "additionalProperties", "minProperties", "maxProperties":
      return try holdsForObject(keyword, argument, value, schema)
    default: throw UnknownKeyword(keyword: keyword)
    }
  }

  private func definition(_ reference: JSONValue) throws -> JSONValue {
    guard case .string(let text) = reference, text.hasPrefix("#/$defs/"),
      let found = root["$defs"]?[String(text.dropFirst(8))]
    else { throw UnknownKeyword(keyword: "$ref \(reference)") }
    return found
  }

  private func hasType(_ type: JSONValue, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case (.string("object"), .object), (.string("array"), .array), (.string("string"), .string),
      (.string("boolean"), .bool), (.string("number"), .number), (.string("null"), .null):
      true
    case (.string("integer"), .number(let digits)): Double(digits)?.rounded() == Double(digits)
    default: false
    }
  }

  private func holdsForText(_ keyword: String, _ argument: JSONValue, _ value: JSONValue) throws -> Bool {
    guard case .string(let text) = value else { return true }
    if case .string(let pattern) = argument {
      let regex = try Regex(pattern).matchingSemantics(.unicodeScalar)
      return try regex.firstMatch(in: text) != nil
    }
    let length = Double(text.unicodeScalars.count)
    return keyword == "minLength" ? length >= argument.double : length <= argument.double
  }

  private func holdsForNumber(_ keyword: String, _ argument: JSONValue, _ value: JSONValue) -> Bool {
    guard case .number = value else { return true }
    return switch keyword {
    case "minimum": value.double >= argument.double
    case "maximum": value.double <= argument.double
    case "exclusiveMinimum": value.double > argument.double
    default: value.double < argument.double
    }
  }

  private func holdsForArray(_ keyword: String, _ argument: JSONValue, _ value: JSONValue) throws -> Bool {
    guard case .array(let items) = value else { return true }
    switch keyword {
    case "items": return try items.allSatisfy { try accepts($0, argument) }
    case "minItems": return Double(items.count) >= argument.double
    case "maxItems": return Double(items.count) <= argument.double
    default: return items.indices.allSatisfy { !items[..<$0].contains(items[$0]) }
    }
  }

  private func holdsForObject(
    _ keyword: String, _ argument: JSONValue, _ value: JSONValue, _ schema: JSONValue
  ) throws -> Bool {
    guard case .object(let members) = value else { return true }
    switch keyword {
    case "required": return argument.items.allSatisfy { key in members.contains { .string($0.key) == key } }
    case "minProperties": return Double(members.count) >= argument.double
    case "maxProperties": return Double(members.count) <= argument.double
    case "additionalProperties": return members.allSatisfy { schema["properties"]?[$0.key] != nil }
    default:
      return try members.allSatisfy { member in
        guard let schema = argument[member.key] else { return true }
        return try accepts(member.value, schema)
      }
    }
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate var items: [JSONValue] {
    if case .array(let items) = self { return items }
    return []
  }

  fileprivate var double: Double {
    if case .number(let digits) = self { return Double(digits) ?? .nan }
    return .nan
  }
}
