/// Korean syllables, which Unicode composes by arithmetic (The Unicode Standard, section 3.12).
enum HangulSyllable {
  private static let syllables: UInt32 = 0xAC00
  private static let vowels: UInt32 = 21
  private static let trails: UInt32 = 28

  /// The syllable that a leading consonant and a vowel make, or a syllable without a trailing consonant and one.
  static func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if (0x1100...0x1112).contains(first), (0x1161...0x1175).contains(second) {
      return syllables + ((first - 0x1100) * vowels + second - 0x1161) * trails
    }
    if (0xAC00...0xD7A3).contains(first), (first - syllables) % trails == 0, (0x11A8...0x11C2).contains(second) {
      return first + second - 0x11A7
    }
    return nil
  }
}
