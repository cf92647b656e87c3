/// A strict RFC 8259 parser of bounded depth that knows where it is: Foundation's neither notices duplicate keys nor
/// says at which path the text goes wrong.
package struct JSONParser {
  package struct SyntaxError: Error, Equatable {
    package var pointer: JSONPointer
    package var message: String
  }

  private var scanner: JSONScanner
  private let maximumDepth: Int
  private var depth = 0
  /// Members whose key their object already had; the first one is kept.
  package private(set) var duplicates: [JSONPointer] = []

  package init(_ bytes: [UInt8], maximumDepth: Int) {
    scanner = JSONScanner(bytes)
    self.maximumDepth = maximumDepth
  }

  /// The one value that the text holds.
  package mutating func parse() throws(SyntaxError) -> JSONValue {
    let value = try self.value(at: .root)
    scanner.skipWhiteSpace()
    guard scanner.isAtEnd else { throw error(at: .root, "expected nothing after the document") }
    return value
  }

  private mutating func value(at pointer: JSONPointer) throws(SyntaxError) -> JSONValue {
    scanner.skipWhiteSpace()
    guard let first = scanner.peek else { throw error(at: pointer, "expected a value, found the end") }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < maximumDepth else { throw error(at: pointer, "nested more than \(maximumDepth) levels deep") }
      depth += 1
      defer { depth -= 1 }
      return first == UInt8(ascii: "{") ? try object(at: pointer) : try array(at: pointer)
    case UInt8(ascii: "\""): return .string(try string(at: pointer))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      guard let number = scanner.number() else { throw error(at: pointer, "expected a number") }
      return .number(number)
    default: break
    }
    if scanner.skip("true") { return .bool(true) }
    if scanner.skip("false") { return .bool(false) }
    if scanner.skip("null") { return .null }
    throw error(at: pointer, "expected a value")
  }

  private mutating func object(at pointer: JSONPointer) throws(SyntaxError) -> JSONValue {
    _ = scanner.skip("{")
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    scanner.skipWhiteSpace()
    if scanner.skip("}") { return .object(members) }
    while true {
      scanner.skipWhiteSpace()
      guard scanner.peek == UInt8(ascii: "\"") else { throw error(at: pointer, "expected a key in double quotes") }
      let key = try string(at: pointer)
      scanner.skipWhiteSpace()
      guard scanner.skip(":") else { throw error(at: pointer.child(key), "expected a colon after the key") }
      let value = try self.value(at: pointer.child(key))
      if keys.insert(key).inserted {
        members.append(JSONValue.Member(key: key, value: value))
      } else {
        duplicates.append(pointer.child(key))
      }
      scanner.skipWhiteSpace()
      if scanner.skip("}") { return .object(members) }
      guard scanner.skip(",") else { throw error(at: pointer, "expected a comma or a closing brace") }
    }
  }

  private mutating func array(at pointer: JSONPointer) throws(SyntaxError) -> JSONValue {
    _ = scanner.skip("[")
    var elements: [JSONValue] = []
    scanner.skipWhiteSpace()
    if scanner.skip("]") { return .array(elements) }
    while true {
      elements.append(try value(at: pointer.child(elements.count)))
      scanner.skipWhiteSpace()
      if scanner.skip("]") { return .array(elements) }
      guard scanner.skip(",") else { throw error(at: pointer, "expected a comma or a closing bracket") }
    }
  }

  private mutating func string(at pointer: JSONPointer) throws(SyntaxError) -> String {
    do {
      return try scanner.string()
    } catch {
      throw self.error(at: pointer, error.message)
    }
  }

  private func error(at pointer: JSONPointer, _ message: String) -> SyntaxError {
    let (line, column) = scanner.position
    return SyntaxError(pointer: pointer, message: "is not valid JSON at line \(line), column \(column): \(message)")
  }
}
