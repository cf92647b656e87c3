/// JSON text while it is written: members in the order in which they are added, no white space.
package struct JSONText {
  package private(set) var text = ""

  package init() {}

  /// Adds an object whose members `body` adds.
  package mutating func object(_ body: (inout JSONText) -> Void) {
    text += "{"
    body(&self)
    text += "}"
  }

  /// Begins the next member of an object; its value must follow.
  package mutating func key(_ key: String) {
    if text.utf8.last != UInt8(ascii: "{") { text += "," }
    string(key)
    text += ":"
  }

  package mutating func list<Element>(_ elements: [Element], each: (Element, inout JSONText) -> Void) {
    text += "["
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      each(element, &self)
    }
    text += "]"
  }

  package mutating func strings(_ strings: [String]) { list(strings) { $1.string($0) } }

  package mutating func flag(_ flag: Bool) { text += flag ? "true" : "false" }

  package mutating func null() { text += "null" }

  /// Digits as they were read from valid JSON.
  package mutating func number(digits: String) { text += digits }

  package mutating func number(_ number: Int) { text += String(number) }

  /// The shortest digits that are read back as the same number; whole numbers without a point.
  package mutating func number(_ number: Double) {
    if let whole = Int(exactly: number) { self.number(whole) } else { text += number.description }
  }

  /// A value that is JSON text already.
  package mutating func value(json: String) { text += json }

  /// Escapes as RFC 8785 does, and so as most writers of JSON do.
  package mutating func string(_ string: String) {
    text += "\""
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      text += string
    } else {
      for scalar in string.unicodeScalars { append(scalar) }
    }
    text += "\""
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\u{8}": text += "\\b"
    case "\t": text += "\\t"
    case "\n": text += "\\n"
    case "\u{C}": text += "\\f"
    case "\r": text += "\\r"
    case "\u{0}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
}
