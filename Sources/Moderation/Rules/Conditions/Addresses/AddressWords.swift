/// Words that stand for the signs of an address.
enum AddressWords {
  /// Words for a dot that are read so in brackets, whatever follows.
  private static let dots: [StaticString] = [
    "dot", "d0t", "punto", "ponto", "punkt", "point", "nokta", "titik", "точка", "крапка", "kropka", "点",
  ]
  private static let atSigns: [StaticString] = [
    "at", "arroba", "ät", "klammeraffe", "chiocciola", "arobase", "собака", "małpa",
  ]

  /// The sign that a sign or a word in brackets stands for, and the length of that word.
  static func inBrackets(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> (sign: UInt8, length: Int)? {
    guard index < text.count else { return nil }
    if ".,@:/".utf8.contains(text[index]) { return (text[index] == UInt8(ascii: ",") ? 0x2E : text[index], 1) }
    if let word = dots.first(where: { AddressReading.matches($0, at: index, in: text) }) {
      return (UInt8(ascii: "."), word.utf8CodeUnitCount)
    }
    if let word = atSigns.first(where: { AddressReading.matches($0, at: index, in: text) }) {
      return (UInt8(ascii: "@"), word.utf8CodeUnitCount)
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
