/// What a scalar does to the character that a reader sees: begin one, or add to the one before.
enum GlyphPart {
  case space
  /// Adds to the character before and is none itself: combining marks, variation selectors other than the two for
  /// emoji, tags, and everything that is not shown.
  case extender
  /// U+200D, which makes one emoji of two.
  case joiner
  /// U+FE0F: show the character before as an emoji.
  case emojiSelector
  /// U+FE0E: show the character before as text.
  case textSelector
  /// U+20E3, after a digit, `#` or `*`.
  case keycap
  case skinTone
  /// Half a flag.
  case regionalIndicator
  case emoji
  /// A sign that is an emoji only when U+FE0F follows: `©`, `↔`.
  case sign
  case capital
  case smallLetter
  case other

  /// Of a scalar that is not ASCII. Asks Unicode's tables once at most.
  static func of(_ scalar: Unicode.Scalar) -> GlyphPart {
    switch scalar.value {
    case 0x200D: .joiner
    case 0xFE0F: .emojiSelector
    case 0xFE0E: .textSelector
    case 0x20E3: .keycap
    case 0x1F3FB...0x1F3FF: .skinTone
    case 0x1F1E6...0x1F1FF: .regionalIndicator
    case 0x3000: .space
    case 0x3030, 0x303D, 0x3297, 0x3299, 0xA9, 0xAE: .sign
    case 0x3099, 0x309A: .extender
    // Kana, Han and Hangul have neither case nor marks.
    case 0x3001...0xA63F, 0xAC00...0xD7A3, 0x20000...0x3FFFF: .other
    case 0x203C...0x2BFF, 0x1F000...0x1FAFF: pictograph(scalar)
    default: CharacterClass.isWhiteSpace(scalar) ? .space : byCategory(scalar)
    }
  }

  private static func pictograph(_ scalar: Unicode.Scalar) -> GlyphPart {
    if CharacterClass.isWhiteSpace(scalar) { return .space }
    let properties = scalar.properties
    guard properties.isEmoji else { return scalar.value < 0x2200 ? byCategory(scalar) : .other }
    if properties.isEmojiPresentation { return .emoji }
    // Phones show these as emoji even without U+FE0F: hearts, suns, hands.
    return (0x2600...0x27BF).contains(scalar.value) || scalar.value >= 0x1F000 ? .emoji : .sign
  }

  private static func byCategory(_ scalar: Unicode.Scalar) -> GlyphPart {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: .extender
    case .uppercaseLetter, .titlecaseLetter: .capital
    case .lowercaseLetter: .smallLetter
    default: .other
    }
  }
}
