/// Reads what follows a backslash.
enum RegexEscape {
  /// Of a class for a general category of Unicode, such as `\p{L}`.
  static let categoryWeight = 320
  /// Of a class for a script, such as `\p{Cyrillic}`.
  static let scriptWeight = 60
  private static let beyondASCIIWeight = 9

  /// The escape whose letter is at `index`, which is moved behind it. Inside brackets the text stands for members.
  static func read(
    _ scalars: [Unicode.Scalar], _ index: inout Int, inBrackets: Bool = false
  ) throws(RegexRefusal) -> RegexAtom {
    let start = index
    let letter = scalars[index]
    index += 1
    if let member = RegexClasses.member(letter) {
      let text = inBrackets ? member.text : "[" + member.text + "]"
      return RegexAtom(text: text, weight: member.weight, isBeyondASCII: true)
    }
    switch letter {
    case "p", "P": return property(scalars, &index, from: start, inBrackets: inBrackets)
    case "D", "H", "V": return RegexAtom(text: "\\" + String(letter), weight: 12, isBeyondASCII: true)
    case "h": return RegexAtom(text: "\\h", weight: 15, isBeyondASCII: true)
    case "x", "o": return number(scalars, &index, from: start)
    case "A", "Z", "z", "B", "G":
      return RegexAtom(text: "\\" + String(letter), weight: 0)
    case "c":
      if index < scalars.count { index += 1 }
      return RegexAtom(text: text(scalars, start, index), weight: 1)
    default:
      let weight = letter.isASCII ? 1 : beyondASCIIWeight
      return RegexAtom(text: "\\" + String(letter), weight: weight, isBeyondASCII: !letter.isASCII)
    }
  }

  /// `\pL`, `\p{L}`, `\p{^Cyrillic}`.
  private static func property(
    _ scalars: [Unicode.Scalar], _ index: inout Int, from start: Int, inBrackets: Bool
  ) -> RegexAtom {
    var end = min(index + 1, scalars.count)
    if index < scalars.count, scalars[index] == "{" {
      end = scalars[index...].firstIndex(of: "}").map { $0 + 1 } ?? scalars.count
    }
    let name = scalars[index..<end].filter { !"{}".unicodeScalars.contains($0) }
    index = end
    if let letters = RegexClasses.letters(name, isNegated: scalars[start] == "P") {
      let text = inBrackets ? letters.text : "[" + letters.text + "]"
      return RegexAtom(text: text, weight: letters.weight, isBeyondASCII: true)
    }
    let weight = name.count > 3 ? scriptWeight : categoryWeight
    return RegexAtom(text: text(scalars, start, index), weight: weight, isBeyondASCII: true)
  }

  /// `\xE9`, `\x{1F525}`, `\o{101}`.
  private static func number(_ scalars: [Unicode.Scalar], _ index: inout Int, from start: Int) -> RegexAtom {
    let radix = scalars[start] == "x" ? 16 : 8
    var digits = ""
    if index < scalars.count, scalars[index] == "{" {
      let end = scalars[index...].firstIndex(of: "}") ?? scalars.count
      digits = text(scalars, index + 1, max(index + 1, end), escaped: false)
      index = min(end + 1, scalars.count)
    } else if radix == 16 {
      while index < scalars.count, digits.utf8.count < 2, scalars[index].properties.isASCIIHexDigit {
        digits.unicodeScalars.append(scalars[index])
        index += 1
      }
    }
    let value = digits.isEmpty ? 0 : Int(digits, radix: radix) ?? .max
    let weight = value < 0x80 ? 1 : beyondASCIIWeight
    return RegexAtom(text: text(scalars, start, index), weight: weight, isBeyondASCII: value >= 0x80)
  }

  private static func text(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int, escaped: Bool = true) -> String {
    (escaped ? "\\" : "") + String(String.UnicodeScalarView(scalars[start..<end]))
  }
}
