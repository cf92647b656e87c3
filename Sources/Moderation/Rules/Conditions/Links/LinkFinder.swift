/// Finds links in folded text: `http://` and `https://`, `www.`, and bare names such as `spam.example.com/x`.
struct LinkFinder {
  private let text: UnsafeBufferPointer<UInt8>
  /// Dots that were hidden, ascending. No one hides the end of a sentence, so any ending may follow them.
  private let joints: [Int]
  private var index = 0

  private init(_ text: UnsafeBufferPointer<UInt8>, joints: [Int] = []) { (self.text, self.joints) = (text, joints) }

  /// The same for a text whose hidden addresses were written plainly; in its `bytes`.
  static func find(in text: borrowing AddressText, into links: inout [FoundLink]) {
    links.removeAll(keepingCapacity: true)
    var finder = LinkFinder(text.bytes, joints: text.joints)
    while let link = finder.next() { links.append(link) }
  }

  /// Replaces the content of `links` by all links, in order.
  static func find(in text: UnsafeBufferPointer<UInt8>, into links: inout [FoundLink]) {
    links.removeAll(keepingCapacity: true)
    var finder = LinkFinder(text)
    while let link = finder.next() { links.append(link) }
  }

  /// The next link.
  ///
  /// Goes from one run of host characters to the next, since every form of link holds one: before `://`, or as its
  /// name.
  mutating func next() -> FoundLink? {
    while index < text.count {
      let start = index
      index = endOfHostRun(from: start)
      if index == start {
        index += UTF8Reading.scalar(in: text, at: start).length
        continue
      }
      let run = start..<index
      if let link = linkWithScheme(run) ?? linkWithoutScheme(run) {
        index = max(index, link.range.upperBound)
        return link
      }
    }
    return nil
  }

  // MARK: Forms

  private func linkWithScheme(_ run: Range<Int>) -> FoundLink? {
    guard matches("://", at: run.upperBound) else { return nil }
    let length: Int
    if hasSuffix("https", run) { length = 5 } else if hasSuffix("http", run) { length = 4 } else { return nil }
    let authority = (run.upperBound + 3)..<end(of: run.upperBound + 3, where: Self.endsAuthority)
    // Whatever stands before an @ is a user name: https://tiktok.com@spam.example leads to spam.example.
    let afterUser = text[authority].lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.lowerBound
    var host = trimmed(afterUser..<endOfHostRun(from: afterUser))
    if hasStrangeHost(host.upperBound..<authority.upperBound) { host = trimmed(afterUser..<authority.upperBound) }
    guard !host.isEmpty else { return nil }
    return FoundLink(range: (run.upperBound - length)..<endOfLink(from: authority.upperBound), host: host)
  }

  /// Whether what follows the plain part of a host belongs to it, as in `https://tiktok.com&.spam.example` or an
  /// address in brackets. Browsers take many more characters in a host than names have, so its plain part must not
  /// pass for it.
  /// A port and the sentence's own punctuation do not.
  private func hasStrangeHost(_ rest: Range<Int>) -> Bool {
    guard let first = text[rest].first, first != UInt8(ascii: ":") else { return false }
    return text[rest].contains { $0 >= 0x80 || CharacterClass.isWord(ascii: $0) }
  }

  private func linkWithoutScheme(_ run: Range<Int>) -> FoundLink? {
    let name = trimmed(run)
    let isBeforeSlash = name.upperBound == run.upperBound && matches("/", at: run.upperBound)
    // A mention or an address for mail.
    if run.lowerBound > 0, text[run.lowerBound - 1] == UInt8(ascii: "@"), !isBeforeSlash { return nil }
    let host: Range<Int>
    if let start = startOfWWW(in: name) {
      host = start..<name.upperBound
    } else if let domain = bareDomain(in: name, isBeforeSlash: isBeforeSlash) {
      host = domain
    } else {
      return nil
    }
    let end = host.upperBound == run.upperBound ? endOfLinkTail(from: host.upperBound) : host.upperBound
    return FoundLink(range: host.lowerBound..<end, host: host)
  }

  /// Where `www.` and something after it begins, at the start or glued to text of another script.
  private func startOfWWW(in name: Range<Int>) -> Int? {
    for start in name where text[start] == UInt8(ascii: "w") {
      guard start == name.lowerBound || text[start - 1] >= 0x80 else { continue }
      let rest = start + 4
      if matches("www.", at: start), rest < name.upperBound, text[rest] != UInt8(ascii: ".") { return start }
    }
    return nil
  }

  /// The part of a name that is a domain by its ending.
  private func bareDomain(in name: Range<Int>, isBeforeSlash: Bool) -> Range<Int>? {
    guard let dot = text[name].lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let label = ending(from: dot + 1, to: name.upperBound)
    let start = text[name.lowerBound..<dot].lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? name.lowerBound
    guard start < dot, !label.isEmpty else { return nil }
    let isDomain =
      TopLevelDomains.isKnown(text[label])
      || (label.count == 2 && start > name.lowerBound && isLetters(label)
        && TopLevelDomains.isSecondLevel(text[start..<dot]))
      || (isBeforeSlash && label.upperBound == name.upperBound && label.count > 1 && isLetters(label))
      || matches("xn--", at: label.lowerBound)
      || (label.count > 1 && hasJoint(name) && (isLetters(label) || text[label.lowerBound] >= 0x80))
    guard isDomain else { return nil }
    return startOfLabels(before: start, in: name)..<label.upperBound
  }

  /// Where the labels that lead without a gap to the one at `start` begin.
  private func startOfLabels(before start: Int, in name: Range<Int>) -> Int {
    var start = start
    while start - 1 > name.lowerBound, text[start - 2] != UInt8(ascii: ".") {
      start = text[name.lowerBound..<start - 1].lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? name.lowerBound
    }
    return start
  }

  /// The last label of a name; without what follows where text of another script is glued to it, as in `spam.com看`.
  private func ending(from start: Int, to end: Int) -> Range<Int> {
    guard start < end, text[start] < 0x80 else { return start..<end }
    return start..<(text[start..<end].firstIndex { $0 >= 0x80 } ?? end)
  }

  // MARK: Pieces

  /// Letters and digits of any script, hyphens, dots and underscores.
  private func endOfHostRun(from start: Int) -> Int {
    var end = start
    while end < text.count {
      let byte = text[end]
      if byte < 0x80 {
        guard CharacterClass.isWord(ascii: byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") else {
          break
        }
        end += 1
      } else {
        let (scalar, length) = UTF8Reading.scalar(in: text, at: end)
        guard CharacterClass.isWord(scalar) else { break }
        end += length
      }
    }
    return end
  }

  /// Without dots and hyphens at its ends, which belong to the sentence around it.
  private func trimmed(_ run: Range<Int>) -> Range<Int> {
    func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }
    let start = text[run].firstIndex { !isMark($0) } ?? run.upperBound
    let end = text[start..<run.upperBound].lastIndex { !isMark($0) }.map { $0 + 1 } ?? start
    return start..<end
  }

  private func hasJoint(_ name: Range<Int>) -> Bool {
    var (low, high) = (0, joints.count)
    while low < high {
      let middle = (low + high) / 2
      if joints[middle] < name.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < joints.count && joints[low] < name.upperBound
  }

  private func isLetters(_ label: Range<Int>) -> Bool { text[label].allSatisfy { (0x61...0x7A).contains($0) } }

  private func matches(_ token: StaticString, at start: Int) -> Bool {
    let length = token.utf8CodeUnitCount
    guard text.count - start >= length else { return false }
    return token.withUTF8Buffer { $0.elementsEqual(text[start..<start + length]) }
  }

  private func hasSuffix(_ token: StaticString, _ run: Range<Int>) -> Bool {
    run.count >= token.utf8CodeUnitCount && matches(token, at: run.upperBound - token.utf8CodeUnitCount)
  }

  /// A path, a port, a query or a fragment belongs to the link; other punctuation does not.
  private func endOfLinkTail(from start: Int) -> Int {
    guard start < text.count, "/:?#".utf8.contains(text[start]) else { return start }
    return endOfLink(from: start)
  }

  private func endOfLink(from start: Int) -> Int { end(of: start) { $0 == 0x20 } }

  private func end(of start: Int, where isEnd: (UInt8) -> Bool) -> Int {
    text[start...].firstIndex(where: isEnd) ?? text.count
  }

  /// A backslash counts as a slash, because browsers take it for one.
  private static func endsAuthority(_ byte: UInt8) -> Bool { " /\\?#\"<>".utf8.contains(byte) }
}
