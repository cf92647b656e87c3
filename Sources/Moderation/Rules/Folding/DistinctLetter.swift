/// Letters that differ from another one by a mark or a stroke and are not taken for it, because they make other words:
/// año is not ano. Only aggressive folding does.
enum DistinctLetter {
  /// The letter without its mark or stroke; nil for every other character.
  @inline(__always)
  static func plain(_ letter: Unicode.Scalar) -> Unicode.Scalar? {
    guard letter.value >= 0xE7, letter.value <= 0x45E else { return nil }
    switch letter.value {
    case 0xF1: return "n"
    case 0xE7: return "c"
    case 0xF8: return "o"
    case 0x111: return "d"
    case 0x127: return "h"
    case 0x131: return "i"
    case 0x142: return "l"
    case 0x439: return "и"
    case 0x45E: return "у"
    case 0x457: return "і"
    case 0x453: return "г"
    case 0x45C: return "к"
    default: return nil
    }
  }

  /// The distinct letter that a mark makes of a letter in lower case; nil where the mark is mere decoration. The same
  /// pairs are in scripts/unicode/table.c.
  static func composition(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch (letter.value, mark.value) {
    case (0x6E, 0x303): "ñ"
    case (0x63, 0x327): "ç"
    case (0x438, 0x306): "й"
    case (0x443, 0x306): "ў"
    case (0x456, 0x308): "ї"
    case (0x433, 0x301): "ѓ"
    case (0x43A, 0x301): "ќ"
    default: nil
    }
  }

  /// Whether the letter is one that a mark made, rather than a stroke.
  static func hasMark(_ letter: Unicode.Scalar) -> Bool {
    switch letter.value {
    case 0xF1, 0xE7, 0x439, 0x45E, 0x457, 0x453, 0x45C: true
    default: false
    }
  }
}
