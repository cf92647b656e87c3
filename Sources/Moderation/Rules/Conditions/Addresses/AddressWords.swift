/// Words that stand for the signs of an address.
enum AddressWords {
  /// Words for a dot that are read so in brackets, whatever follows.
  private static let dots: [StaticString] = [
    "dot", "d0t", "punto", "ponto", "punkt", "point", "nokta", "titik", "точка", "крапка", "kropka", "点",
  ]
  private static let atSigns: [StaticString] = [
    "at", "arroba", "ät", "klammeraffe", "chiocciola", "arobase", "собака", "małpa",
  ]

  /// Signs that are put in brackets to break an address.
  private static let signs: [StaticString] = ["://", ".", ",", "@", ":", "/"]

  /// What stands for a sign in brackets.
  struct Reading {
    var sign: StaticString
    /// Of the text, in bytes.
    var length: Int
    var isWord: Bool
  }

  /// The sign that the sign or the word at `index` stands for.
  static func inBrackets(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Reading? {
    if let sign = signs.first(where: { AddressReading.matches($0, at: index, in: text) }) {
      let isComma = sign.utf8Start[0] == UInt8(ascii: ",")
      return Reading(sign: isComma ? "." : sign, length: sign.utf8CodeUnitCount, isWord: false)
    }
    for (words, sign) in [(dots, "."), (atSigns, "@")] as [([StaticString], StaticString)] {
      if let word = words.first(where: { AddressReading.matches($0, at: index, in: text) }) {
        return Reading(sign: sign, length: word.utf8CodeUnitCount, isWord: true)
      }
    }
    return nil
  }

  /// Words after which `dot com` is no address.
  static let notBeforeDot = Set(
    [
      "the", "a", "an", "and", "or", "of", "in", "on", "to", "is", "are", "this", "that", "my", "your", "his", "her",
      "one", "two", "each", "every", "red", "blue", "black", "white", "green", "yellow", "pink", "polka", "big",
      "small",
      "tiny", "little", "first", "last", "next", "only", "same", "with", "no", "per", "by", "for", "at", "from",
      "during",
      "el", "la", "un", "este", "ese", "al", "del", "mi", "tu", "su", "buen", "mismo", "cierto", "hasta", "de", "en",
      "o", "um", "esse", "nesse", "neste", "do", "ao", "bom", "mesmo", "certo", "der", "ein", "den", "dem", "это",
      "эта",
    ].map { Array($0.utf8) })

  /// Words before which `dot com` is no address.
  static let notAfterEnding = Set(
    [
      "bubble", "boom", "bust", "crash", "era", "burst", "company", "companies", "millionaire", "millionaires",
      "startup",
      "startups", "framework", "core", "developer", "developers",
    ].map { Array($0.utf8) })
}
