/// HTML (and SVG inside it) that is put together element by element. All text is escaped; there is no way to add any
/// that is not, but for the style sheet.
struct HTML {
  /// Names and values, in order; one without a value is left out.
  typealias Attributes = KeyValuePairs<String, String?>

  private(set) var text = ""

  init() {}

  init(_ build: (inout HTML) -> Void) { build(&self) }

  mutating func element(_ name: String, _ attributes: Attributes = [:], _ body: (inout HTML) -> Void) {
    open(name, attributes)
    text += ">"
    body(&self)
    text += "</\(name)>"
  }

  mutating func element(_ name: String, _ attributes: Attributes = [:], text content: String) {
    element(name, attributes) { $0.write(content) }
  }

  /// One that has no content, in HTML.
  mutating func void(_ name: String, _ attributes: Attributes = [:]) {
    open(name, attributes)
    text += ">"
  }

  /// One that has no content, in SVG.
  mutating func shape(_ name: String, _ attributes: Attributes) {
    open(name, attributes)
    text += "/>"
  }

  /// Words of ours, and other text that can do nothing once it is escaped.
  mutating func write(_ content: String) { text += Self.escaped(content) }

  /// What other people wrote: characters that turn the line around or cannot be seen are shown by their names, and its
  /// direction is its own.
  mutating func foreign(_ content: String) {
    element("bdi", text: Self.thinned(VisibleText.fitted(content, columns: Self.longestForeign)))
  }

  /// The document's own style sheet, which must not hold `</`.
  mutating func style(_ sheet: String) { text += "<style>\(sheet)</style>" }

  mutating func document(_ build: (inout HTML) -> Void) {
    text += "<!doctype html>\n"
    build(&self)
    text += "\n"
  }

  mutating func lineBreak() { text += "\n" }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    text += "<\(name)"
    for (key, value) in attributes {
      if let value { text += " \(key)=\"\(Self.escaped(value))\"" }
    }
  }

  /// Without the marks that pile up on one letter until they cover the lines around it.
  private static func thinned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: marks += 1
      default: marks = 0
      }
      if marks <= mostMarks { result.append(scalar) }
    }
    return String(result)
  }

  /// As many as any script puts on one letter.
  private static let mostMarks = 4
  /// Enough for any name, and not for a text that is there to break the page.
  private static let longestForeign = 80
}

extension HTML {
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What `escaped` made of a text, made that text again.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      if let (name, character) = names.first(where: { rest.hasPrefix($0.0) }) {
        result += character
        rest = rest.dropFirst(name.count)
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static let names = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")]
}
