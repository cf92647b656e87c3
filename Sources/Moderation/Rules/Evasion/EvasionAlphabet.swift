/// What can be written for a letter.
enum EvasionAlphabet {
  /// For each technique that exchanges letters, what it writes for one in `a`...`z`; empty where it has nothing.
  static func replacements(_ letter: Character, _ technique: EvasionTechnique) -> [Character] {
    guard let value = letter.asciiValue, (0x61...0x7A).contains(value) else { return [] }
    let number = UInt32(value) - 0x61
    switch technique {
    case .letterCase: return [Character(letter.uppercased())]
    case .fullwidth: return characters([0xFF21 + number, 0xFF41 + number])
    case .mathematical: return characters([0x1D400, 0x1D41A, 0x1D5D4, 0x1D5EE, 0x1D670, 0x1D68A].map { $0 + number })
    case .enclosed: return characters([0x24B6, 0x24D0, 0x1F130, 0x1F150, 0x1F170].map { $0 + number })
    case .regional: return characters([0x1F1E6 + number])
    case .smallCapitals: return smallCapitals[letter].map { [$0] } ?? []
    case .confusables: return Array(confusables[letter] ?? "")
    case .leet: return Array(leet[letter] ?? "")
    default: return []
    }
  }

  static let invisible: [Character] = characters([
    0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x200E, 0x200F, 0x202E, 0x2063, 0x180E, 0xE0020,
  ])
  static let marks: [Unicode.Scalar] = [0x301, 0x308, 0x323, 0x336, 0x338, 0x30A, 0x347, 0x489, 0x35B, 0x20DD]
    .compactMap(Unicode.Scalar.init)
  static let separators: [String] = [".", " ", "-", "_", "*", "~", "·", "•", "/", ",", " . ", "..", "🔥", "✨", "+"]

  private static let confusables: [Character: String] = [
    "a": "аαɑ", "b": "вЬ", "c": "сϲ", "d": "ԁ", "e": "еε", "g": "ɡ", "h": "һн", "i": "іι", "j": "ј", "k": "кκ",
    "l": "ⅼӏ",
    "m": "м", "n": "пη", "o": "оο", "p": "рρ", "q": "ԛ", "r": "г", "s": "ѕ", "t": "тτ", "u": "υц", "v": "νѵ", "w": "ԝш",
    "x": "хχ", "y": "уγ", "z": "ᴢ",
  ]

  private static let leet: [Character: String] = [
    "a": "4@", "b": "8", "c": "(¢", "e": "3€", "g": "96", "i": "1!|", "l": "1|£", "o": "0", "s": "5$", "t": "7+",
    "y": "¥",
    "z": "2",
  ]

  private static let smallCapitals: [Character: Character] = [
    "a": "ᴀ", "b": "ʙ", "c": "ᴄ", "d": "ᴅ", "e": "ᴇ", "f": "ꜰ", "g": "ɢ", "h": "ʜ", "i": "ɪ", "j": "ᴊ", "k": "ᴋ",
    "l": "ʟ",
    "m": "ᴍ", "n": "ɴ", "o": "ᴏ", "p": "ᴘ", "r": "ʀ", "s": "ꜱ", "t": "ᴛ", "u": "ᴜ", "v": "ᴠ", "w": "ᴡ", "y": "ʏ",
    "z": "ᴢ",
  ]

  private static func characters(_ values: [UInt32]) -> [Character] {
    values.compactMap(Unicode.Scalar.init).map(Character.init)
  }
}
