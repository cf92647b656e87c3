/// The program that a request says to come from.
enum UserAgent {
  /// Short enough to show, and with nothing in it that could act on a terminal or a page; nil where nothing is left.
  static func shown(_ header: String?) -> String? {
    let visible = (header ?? "").unicodeScalars.filter(isVisible).prefix(longest)
    return visible.isEmpty ? nil : String(String.UnicodeScalarView(visible))
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
