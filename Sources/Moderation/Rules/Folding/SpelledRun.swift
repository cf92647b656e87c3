/// Single letters with something between them, as in `f.r.e.e` or `f r e e`, in a folded text.
struct SpelledRun {
  /// Fewer letters in a row are initials or a list.
  static let shortest = 4
  /// The most characters between two letters.
  private static let widestGap = 4

  let start: Int
  /// Just after its last letter.
  private(set) var end: Int
  /// Its letters.
  private(set) var count = 0

  /// The run whose first letter is at `start`.
  init(in text: UnsafeBufferPointer<UInt8>, at start: Int, _ table: UnicodeTable) {
    self.start = start
    end = start
    var next: Int? = start
    while let letter = next, let letterEnd = Self.endOfSingle(in: text, at: letter, table) {
      end = letterEnd
      count += 1
      next = Self.afterGap(in: text, at: end, table)
    }
  }

  /// Calls `body` with each letter and its place.
  func forEach(in text: UnsafeBufferPointer<UInt8>, _ table: UnicodeTable, _ body: (Unicode.Scalar, Int) -> Void) {
    var next: Int? = start
    while let letter = next, letter < end {
      let (scalar, length) = UTF8Reading.scalar(in: text, at: letter)
      body(scalar, letter)
      next = Self.afterGap(in: text, at: letter + length, table)
    }
  }

  /// Where the letter or digit at `index` ends, which no other one follows; nil where there is none such.
  private static func endOfSingle(in text: UnsafeBufferPointer<UInt8>, at index: Int, _ table: UnicodeTable) -> Int? {
    let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
    let flags = table.record(scalar).flags
    guard !flags.isDisjoint(with: [.letter, .sign]) else { return nil }
    let end = index + length
    guard end < text.count else { return end }
    return isGap(UTF8Reading.scalar(in: text, at: end).0, table) ? end : nil
  }

  /// Where the next letter begins after at least one character that is none, and at most `widestGap`; nil where none
  /// does.
  static func afterGap(in text: UnsafeBufferPointer<UInt8>, at index: Int, _ table: UnicodeTable) -> Int? {
    var index = index
    for width in 0...widestGap where index < text.count {
      let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
      if !isGap(scalar, table) { return width > 0 ? index : nil }
      index += length
    }
    return nil
  }

  /// Whether a character can stand between spelled letters. Signs that are common for letters cannot.
  private static func isGap(_ scalar: Unicode.Scalar, _ table: UnicodeTable) -> Bool {
    let flags = table.record(scalar).flags
    if scalar == "_" || flags.contains(.inner) { return true }
    return flags.isDisjoint(with: [.word, .sign, .regional])
  }

  // MARK: Around a term

  /// The gap before `index`, where a single letter stands before it; nil where none does.
  static func gap(in text: UnsafeBufferPointer<UInt8>, before index: Int, _ table: UnicodeTable) -> Range<Int>? {
    var start = index
    for _ in 0...widestGap where start > 0 {
      let scalar = UTF8Reading.scalar(in: text, before: start)
      if !isGap(scalar, table) {
        let letter = start - UTF8.width(scalar)
        let isSingle = letter == 0 || isGap(UTF8Reading.scalar(in: text, before: letter), table)
        return start < index && isSingle ? start..<index : nil
      }
      start -= UTF8.width(scalar)
    }
    return nil
  }

  /// The gap after `index`, where a single letter stands after it; nil where none does.
  static func gap(in text: UnsafeBufferPointer<UInt8>, after index: Int, _ table: UnicodeTable) -> Range<Int>? {
    guard let letter = afterGap(in: text, at: index, table), endOfSingle(in: text, at: letter, table) != nil else {
      return nil
    }
    return index..<letter
  }

  /// Whether the single letter before `gap` is a word of English, Portuguese or Spanish, and the gap a space: `a f r e e
  /// phone`.
  static func isWordAlone(in text: UnsafeBufferPointer<UInt8>, before gap: Range<Int>) -> Bool {
    guard gap.count == 1, text[gap.lowerBound] == 0x20, gap.lowerBound > 0 else { return false }
    return "aeiouy".utf8.contains(text[gap.lowerBound - 1])
  }
}
