/// An RFC 6901 pointer to a place in a JSON document.
package struct JSONPointer: Equatable {
  package static let root = JSONPointer(text: "")

  package let text: String

  private init(text: String) { self.text = text }

  package func child(_ index: Int) -> JSONPointer { JSONPointer(text: "\(text)/\(index)") }

  /// Longer keys are cut, so that a hostile document does not fill the answer with its own words.
  package func child(_ key: String) -> JSONPointer {
    var escaped = text + "/"
    for scalar in key.unicodeScalars.prefix(Self.longestKey) {
      switch scalar {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return JSONPointer(text: escaped)
  }

  private static let longestKey = 100
}
