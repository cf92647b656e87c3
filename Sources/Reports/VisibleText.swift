/// Other people's text made fit for a terminal: nothing in it can move the cursor, change a colour, reorder the line or
/// stay unseen.
public enum VisibleText {
  /// `text` with control characters, escapes, direction overrides, line separators and invisible format characters
  /// replaced by their names, such as `\u{1B}`. Line breaks and tabs become `\n` and `\t`.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isUnsafe(scalar) {
          result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// `text`, escaped, cut to at most `columns` columns; a cut is marked by an ellipsis.
  public static func fitted(_ text: String, columns limit: Int) -> String {
    let safe = escaped(text)
    guard columns(of: safe) > limit else { return safe }
    var result = ""
    var used = 1
    for character in safe {
      used += columns(of: character)
      if used > limit { break }
      result.append(character)
    }
    return result + "…"
  }

  /// How many columns a terminal gives to `text`, which must be escaped.
  public static func columns(of text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + columns(of: $1) }
  }

  private static func columns(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    return isWide(first) ? 2 : 1
  }

  /// The East Asian blocks that terminals draw two columns wide.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// True for characters that can act on a terminal, or hide in it: controls, formats, separators of lines.
  public static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    // The joiner that builds emoji sequences is a format character too, but harmless and common.
    if scalar == "\u{200D}" { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: return true
    default: return false
    }
  }
}
