internal import HTTPTypes

/// The program that a request says to come from.
enum UserAgent {
  /// Short enough to show, and with nothing in it that could act on a terminal or a page; nil where nothing is left.
  static func read(in headers: HTTPFields) -> String? {
    let shown = (headers[.userAgent] ?? "").unicodeScalars.lazy.filter(isVisible).prefix(longest)
    let text = String(String.UnicodeScalarView(shown))
    return text.isEmpty ? nil : text
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    // Format characters turn the direction of the text after them.
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }

  private static let longest = 200
}
