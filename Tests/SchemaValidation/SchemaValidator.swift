package import Moderation

/// A validator of JSON Schema 2020-12 for the keywords that our own schemas use; any other keyword is an error. Written
/// from the specification and not from the readers of what the schemas describe, so that the two can be held against
/// each other.
package struct SchemaValidator: Sendable {
  package struct UnknownKeyword: Error, CustomStringConvertible {
    package var keyword: String
    package var description: String { "the validator does not know \(keyword)" }
  }

  /// What references point into.
  private let root: JSONValue
  private let texts = TextChecks()

  package init(root: JSONValue) { self.root = root }

  package init(_ schema: String) throws { root = try JSONValue(json: schema) }

  /// Whether the text is JSON that the root itself accepts.
  package func accepts(_ json: String) throws -> Bool {
    guard let value = try? JSONValue(json: json) else { return false }
    return try faults(of: value, under: root).isEmpty
  }

  /// What `schema` says against the value, as `/items/0/id: pattern`; empty where it is valid.
  package func faults(of value: JSONValue, under schema: JSONValue, at path: String = "") throws -> [String] {
    guard case .object(let members) = schema else { return schema == .bool(true) ? [] : ["\(path): not allowed"] }
    return try members.flatMap { member in
      Self.annotations.contains(member.key) || member.key.hasPrefix("x-")
        ? [] : try faults(of: value, member.key, member.value, schema, path)
    }
  }

  /// They describe and do not judge. `then` and `else` are read with `if`.
  private static let annotations: Set<String> = [
    "$schema", "$defs", "title", "description", "default", "examples", "contentEncoding", "then", "else",
  ]

  private func faults(
    of value: JSONValue, _ keyword: String, _ argument: JSONValue, _ schema: JSONValue, _ path: String
  ) throws -> [String] {
    switch keyword {
    case "$ref": return try faults(of: value, under: target(of: argument), at: path)
    case "type", "enum", "const": return Self.holds(keyword, argument, value) ? [] : ["\(path): \(keyword)"]
    case "anyOf", "oneOf", "allOf", "not", "if": return try combined(keyword, argument, value, schema, path)
    case "minLength", "maxLength", "pattern", "format":
      return try texts.holds(keyword, argument, value) ? [] : ["\(path): \(keyword)"]
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
      return Self.holdsForNumber(keyword, argument, value) ? [] : ["\(path): \(keyword)"]
    case "items", "minItems", "maxItems", "uniqueItems": return try inArray(keyword, argument, value, path)
    case "required", "properties", "additionalProperties", "minProperties", "maxProperties", "dependentRequired":
      return try inObject(keyword, argument, value, schema, path)
    default: throw UnknownKeyword(keyword: keyword)
    }
  }

  /// `#/$defs/id`, `#/components/schemas/TenantID`.
  private func target(of reference: JSONValue) throws -> JSONValue {
    guard let found = root.resolve(reference) else { throw UnknownKeyword(keyword: "$ref \(reference)") }
    return found
  }

  private static func holds(_ keyword: String, _ argument: JSONValue, _ value: JSONValue) -> Bool {
    switch (keyword, argument) {
    case ("type", .array(let types)): types.contains { hasType($0, value) }
    case ("type", _): hasType(argument, value)
    case ("enum", _): argument.items.contains(value)
    default: argument == value
    }
  }

  private static func hasType(_ type: JSONValue, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case (.string("object"), .object), (.string("array"), .array), (.string("string"), .string),
      (.string("boolean"), .bool), (.string("number"), .number), (.string("null"), .null):
      true
    case (.string("integer"), .number(let digits)): Double(digits)?.rounded() == Double(digits)
    default: false
    }
  }

  private func combined(
    _ keyword: String, _ argument: JSONValue, _ value: JSONValue, _ schema: JSONValue, _ path: String
  ) throws -> [String] {
    switch keyword {
    case "allOf": return try argument.items.flatMap { try faults(of: value, under: $0, at: path) }
    case "not": return try faults(of: value, under: argument, at: path).isEmpty ? ["\(path): not"] : []
    case "if":
      let branch = try faults(of: value, under: argument, at: path).isEmpty ? schema["then"] : schema["else"]
      return try branch.map { try faults(of: value, under: $0, at: path) } ?? []
    default:
      let branches = try argument.items.map { try faults(of: value, under: $0, at: path) }
      let holding = branches.count(where: \.isEmpty)
      if keyword == "anyOf" ? holding > 0 : holding == 1 { return [] }
      // The branch that comes nearest says most.
      return ["\(path): \(keyword)"] + (branches.min { $0.count < $1.count } ?? [])
    }
  }

  private static func holdsForNumber(_ keyword: String, _ argument: JSONValue, _ value: JSONValue) -> Bool {
    guard case .number = value else { return true }
    return switch keyword {
    case "minimum": value.double >= argument.double
    case "maximum": value.double <= argument.double
    case "exclusiveMinimum": value.double > argument.double
    default: value.double < argument.double
    }
  }

  private func inArray(
    _ keyword: String, _ argument: JSONValue, _ value: JSONValue, _ path: String
  ) throws -> [String] {
    guard case .array(let items) = value else { return [] }
    let holds =
      switch keyword {
      case "minItems": Double(items.count) >= argument.double
      case "maxItems": Double(items.count) <= argument.double
      case "uniqueItems": argument != .bool(true) || items.indices.allSatisfy { !items[..<$0].contains(items[$0]) }
      default: true
      }
    guard keyword == "items" else { return holds ? [] : ["\(path): \(keyword)"] }
    return try items.enumerated().flatMap { try faults(of: $0.element, under: argument, at: "\(path)/\($0.offset)") }
  }

  private func inObject(
    _ keyword: String, _ argument: JSONValue, _ value: JSONValue, _ schema: JSONValue, _ path: String
  ) throws -> [String] {
    guard case .object(let members) = value else { return [] }
    let keys = Set(members.map(\.key))
    switch keyword {
    case "required": return argument.texts.filter { !keys.contains($0) }.map { "\(path)/\($0): required" }
    case "minProperties": return Double(members.count) >= argument.double ? [] : ["\(path): \(keyword)"]
    case "maxProperties": return Double(members.count) <= argument.double ? [] : ["\(path): \(keyword)"]
    case "dependentRequired":
      return argument.members.filter { keys.contains($0.key) }.flatMap(\.value.texts).filter { !keys.contains($0) }
        .map { "\(path)/\($0): dependentRequired" }
    case "additionalProperties":
      return try members.filter { schema["properties"]?[$0.key] == nil }
        .flatMap { try faults(of: $0.value, under: argument, at: "\(path)/\($0.key)") }
    default:
      return try members.flatMap { member in
        try argument[member.key].map { try faults(of: member.value, under: $0, at: "\(path)/\(member.key)") } ?? []
      }
    }
  }
}
