/// Classes of characters in a form that keeps automata small.
///
/// With Vectorscan's own Unicode classes `\w` alone has some 700 ranges and `\w{1,100}` takes it four seconds to
/// refuse; without, `\w` knows no letter but those of ASCII. These ranges follow the blocks of Unicode: right for
/// letters, digits and marks in use today, and generous with the few signs among them, such as `×`.
enum RegexClasses {
  /// What `\w` means beyond ASCII, inside brackets.
  private static let wordRanges =
    #"\x{AA}\x{B5}\x{BA}\x{C0}-\x{1FFF}\x{2C00}-\x{2DFF}\x{3005}-\x{3007}\x{3040}-\x{D7FF}"#
    + #"\x{F900}-\x{FDFF}\x{FE70}-\x{FEFE}\x{10000}-\x{1EFFF}\x{20000}-\x{3FFFF}"#
  /// All the rest, but for the signs for ohm, kelvin and angstrom: they are capitals of letters, which would come in
  /// with them where case does not matter.
  private static let otherRanges =
    #"\x{00}-\x{2F}\x{3A}-\x{40}\x{5B}-\x{5E}\x{60}\x{7B}-\x{A9}\x{AB}-\x{B4}\x{B6}-\x{B9}\x{BB}-\x{BF}"#
    + #"\x{2000}-\x{2125}\x{2127}-\x{2129}\x{212C}-\x{2BFF}\x{2E00}-\x{3004}\x{3008}-\x{303F}"#
    + #"\x{E000}-\x{F8FF}\x{FE00}-\x{FE6F}\x{FEFF}-\x{FFFF}\x{1F000}-\x{1FFFF}\x{40000}-\x{10FFFF}"#
  private static let spaceRanges = #"\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}"#
  private static let visibleRanges =
    #"\x{00}-\x{08}\x{0E}-\x{1F}\x{21}-\x{84}\x{86}-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}"#
    + #"\x{200B}-\x{2027}\x{202A}-\x{202E}\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{10FFFF}"#

  /// A class as it stands between brackets.
  struct Member {
    var text: String
    var weight: Int
  }

  /// The meaning of `\w`, `\W`, `\s` or `\S`; nil for other letters.
  static func member(_ letter: Unicode.Scalar) -> Member? {
    switch letter {
    case "w": Member(text: #"\w"# + wordRanges, weight: 30)
    case "W": Member(text: otherRanges, weight: 30)
    case "s": Member(text: #"\s"# + spaceRanges, weight: 15)
    case "S": Member(text: visibleRanges, weight: 25)
    default: nil
    }
  }

  /// The meaning of `\p{L}` or, negated, of `\P{L}`; nil for other names. Digits beyond ASCII count as letters here.
  static func letters(_ name: [Unicode.Scalar], isNegated: Bool) -> Member? {
    guard name == ["L"] || name == ["^", "L"] else { return nil }
    if (name.count == 2) != isNegated { return Member(text: "0-9_" + otherRanges, weight: 30) }
    return Member(text: "A-Za-z" + wordRanges, weight: 30)
  }

  /// Before a word at the beginning of a pattern, and after one at its end.
  static let edgeBefore = "(?:^|[" + nonWord + "])"
  static let edgeAfter = "(?:[" + nonWord + "]|$)"
  static let edgeWeight = 30

  private static let nonWord = member("W")?.text ?? ""
}
