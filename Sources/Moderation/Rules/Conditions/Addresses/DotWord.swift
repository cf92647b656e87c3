/// A word for a dot without brackets: `example dot com`.
///
/// `dot` is an ordinary word, so much must fit: a name before it that is no article or the like, a common ending after
/// it, and no word after that which makes it `dot com bubble`. Words of other languages count before the three oldest
/// endings, and Portuguese `ponto com`, which may mean `at that point with`, only where another `ponto` follows.
enum DotWord {
  private static let words: [StaticString] = ["dot", "punto", "ponto", "punkt", "nokta", "titik", "точка"]
  private static let endings = Set(["com", "net", "org"].map { Array($0.utf8) })
  private static let russianEndings = Set(["com", "net", "org", "ru", "ру", "рф"].map { Array($0.utf8) })
  /// Labels of one name that are tried before giving up.
  private static let longestChain = 4

  /// The disguise made of the space at `index`, the word and the space after it.
  static func at(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Disguise? {
    guard let word = word(at: index, in: text) else { return nil }
    let name = AddressReading.label(endingAt: index, in: text)
    guard isName(text[name]), !AddressWords.notBeforeDot.contains(Array(text[name])) else { return nil }
    let isAfterWWW = text[name].elementsEqual("www".utf8)
    // What was joined by a dot already, as the rest of a longer name is.
    let isChained = isAfterWWW || followsDotWord(name.lowerBound, in: text)
    guard isChained || leadsToEnding(index, in: text) else { return nil }
    let next = index + word.utf8CodeUnitCount + 2
    guard AddressReading.label(from: next, in: text).count > 1 else { return nil }
    return Disguise(length: next - index, plain: [UInt8(ascii: ".")], isJoint: true)
  }

  /// The word between the space at `index` and another.
  private static func word(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> StaticString? {
    guard text[index] == 0x20, index + 4 < text.count else { return nil }
    switch text[index + 1] {
    case UInt8(ascii: "d"), UInt8(ascii: "p"), UInt8(ascii: "n"), UInt8(ascii: "t"), 0xD1: break
    default: return nil
    }
    return words.first { word in
      let end = index + 1 + word.utf8CodeUnitCount
      return AddressReading.matches(word, at: index + 1, in: text) && end < text.count && text[end] == 0x20
    }
  }

  /// Two letters at least.
  private static func isName(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    label.count > 3 || label.count { $0 & 0xC0 != 0x80 } > 1
  }

  /// Whether the word at `index` leads to an ending, directly or by more labels with such words between them.
  private static func leadsToEnding(_ index: Int, in text: UnsafeBufferPointer<UInt8>, label number: Int = 1) -> Bool {
    guard number <= longestChain, index < text.count, let word = word(at: index, in: text) else { return false }
    let label = AddressReading.label(from: index + word.utf8CodeUnitCount + 2, in: text)
    guard label.count > 1 else { return false }
    if leadsToEnding(label.upperBound, in: text, label: number + 1) { return true }
    let isEnding = number > 1 ? TopLevelDomains.isKnown(text[label]) : isEnding(label, after: word, in: text)
    if !isEnding { return false }
    let after = AddressReading.label(from: AddressReading.skippingSpace(label.upperBound, in: text), in: text)
    return after.isEmpty || !AddressWords.notAfterEnding.contains(Array(text[after]))
  }

  private static func isEnding(_ label: Range<Int>, after word: StaticString, in text: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    switch word.utf8Start[0] {
    case UInt8(ascii: "d"): return TopLevelDomains.isKnown(text[label])
    case 0xD1: return russianEndings.contains(Array(text[label]))
    default:
      let isPortuguese = AddressReading.matches("ponto com", at: label.lowerBound - 6, in: text)
      return !isPortuguese && endings.contains(Array(text[label]))
    }
  }

  /// Whether the label that begins at `start` is part of a name because of a word for a dot before it, itself after
  /// `www` or a name.
  private static func followsDotWord(_ start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    for word in words {
      let space = start - word.utf8CodeUnitCount - 2
      guard space > 0, text[start - 1] == 0x20, text[space] == 0x20,
        AddressReading.matches(word, at: space + 1, in: text)
      else { continue }
      let name = AddressReading.label(endingAt: space, in: text)
      return text[name].elementsEqual("www".utf8) || leadsToEnding(space, in: text, label: longestChain)
    }
    return false
  }
}
