/// Finds mail addresses in a text whose hidden addresses were written plainly.
///
/// Where an at sign stands without white space around it, any domain may follow; `name @ gmail.com` counts for domains
/// of known providers; and a word for the sign, as in `anna.b at gmail dot com` or `anna arroba gmail`, counts where what
/// stands around it would make little sense otherwise.
struct EmailFinder {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  private static let words: [(word: StaticString, isEnglish: Bool)] = [
    (" at ", true), (" arroba ", false), (" собака ", false), (" chiocciola ", false), (" arobase ", false),
    (" małpa ", false),
  ]
  /// In bytes.
  private static let longestName = 64

  private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  static func isFound(in text: borrowing AddressText) -> Bool {
    var finder = EmailFinder(text.bytes)
    return finder.next(in: text) != nil
  }

  /// The addresses in order, in bytes of the text that `text` read, at most `RuleSetLimits.matches`.
  static func ranges(in text: borrowing AddressText) -> [Range<Int>] {
    var finder = EmailFinder(text.bytes)
    var ranges: [Range<Int>] = []
    while ranges.count < RuleSetLimits.matches, let range = finder.next(in: text) {
      ranges.append(text.original(range))
    }
    return ranges
  }

  private mutating func next(in view: borrowing AddressText) -> Range<Int>? {
    while index < text.count {
      let place = index
      index += 1
      if text[place] == UInt8(ascii: "@") {
        guard let range = atSign(place, in: view) else { continue }
        index = max(index, range.upperBound)
        return range
      }
      guard text[place] == 0x20, let range = atWord(place, in: view) else { continue }
      index = max(index, range.upperBound)
      return range
    }
    return nil
  }

  private func atSign(_ sign: Int, in view: borrowing AddressText) -> Range<Int>? {
    var nameEnd = sign
    var domainStart = sign + 1
    if sign > 0, text[sign - 1] == 0x20 { nameEnd -= 1 }
    if domainStart < text.count, text[domainStart] == 0x20 { domainStart += 1 }
    let isSpaced = nameEnd < sign || domainStart > sign + 1
    let name = name(endingAt: nameEnd)
    guard !name.isEmpty else { return nil }
    let domain = domain(from: domainStart)
    // A user name in the address of a page: https://user@host/, tiktok.com/@user.
    let isInAddress =
      (name.lowerBound > 0 && text[name.lowerBound - 1] == UInt8(ascii: "/"))
      || (domain.upperBound < text.count && text[domain.upperBound] == UInt8(ascii: "/"))
    guard !domain.isEmpty, !isInAddress else { return nil }
    let provider = provider(of: domain)
    let hasEnding = provider.upperBound < domain.upperBound
    if isSpaced {
      // `anna @ gmail.com`, but neither `hello @anna` nor `anna @gmail`.
      return hasEnding && MailProviders.isKnown(text[provider]) ? name.lowerBound..<domain.upperBound : nil
    }
    guard hasEnding || MailProviders.isMailOnly(text[provider]) else { return nil }
    return name.lowerBound..<domain.upperBound
  }

  private func atWord(_ space: Int, in view: borrowing AddressText) -> Range<Int>? {
    guard let (word, isEnglish) = Self.words.first(where: { AddressReading.matches($0.word, at: space, in: text) })
    else { return nil }
    let name = name(endingAt: space)
    let domain = domain(from: space + word.utf8CodeUnitCount)
    guard name.count > 1, !domain.isEmpty else { return nil }
    let provider = provider(of: domain)
    let hasEnding = provider.upperBound < domain.upperBound
    guard MailProviders.isKnown(text[provider]) else { return nil }
    if isEnglish {
      guard hasEnding else { return nil }
      // One may work at yahoo.com, but not at gmail.com.
      let isHandle = text[name].contains { (0x30...0x39).contains($0) || "._-+".utf8.contains($0) }
      guard isHandle || view.hasJoint(in: domain) || MailProviders.isMailOnly(text[provider]) else { return nil }
    } else if !hasEnding, !MailProviders.isMailOnly(text[provider]) {
      return nil
    }
    return name.lowerBound..<domain.upperBound
  }

  // MARK: Pieces

  /// What may be the part before the sign: letters, digits and a few signs, of which letters or digits are last.
  private func name(endingAt end: Int) -> Range<Int> {
    guard UTF8Reading.isWord(in: text, before: end) else { return end..<end }
    var start = end
    while start > 0, end - start < Self.longestName {
      let byte = text[start - 1]
      if byte < 0x80 {
        guard CharacterClass.isWord(ascii: byte) || ".-+".utf8.contains(byte) else { break }
        start -= 1
      } else {
        guard UTF8Reading.isWord(in: text, before: start) else { break }
        repeat { start -= 1 } while start > 0 && text[start] & 0xC0 == 0x80
      }
    }
    while start < end, ".-+".utf8.contains(text[start]) { start += 1 }
    return start..<end
  }

  /// Labels with a dot between each two, without a dot at the end.
  private func domain(from start: Int) -> Range<Int> {
    var label = AddressReading.label(from: start, in: text)
    while !label.isEmpty, label.upperBound < text.count, text[label.upperBound] == UInt8(ascii: "."),
      label.upperBound - start < 255
    {
      let next = AddressReading.label(from: label.upperBound + 1, in: text)
      if next.isEmpty { break }
      label = next
    }
    return start..<label.upperBound
  }

  /// The first label of a domain whose ending has two letters at least; else all of it.
  private func provider(of domain: Range<Int>) -> Range<Int> {
    guard let dot = text[domain].lastIndex(of: UInt8(ascii: ".")) else { return domain }
    let ending = text[(dot + 1)..<domain.upperBound]
    let isEnding = ending.count > 1 && !ending.contains { (0x30...0x39).contains($0) }
    guard isEnding, let first = text[domain].firstIndex(of: UInt8(ascii: ".")) else { return domain }
    return domain.lowerBound..<first
  }
}
