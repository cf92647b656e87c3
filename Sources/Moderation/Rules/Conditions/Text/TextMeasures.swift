/// All numbers that rules ask of a text, counted in one pass over its original form.
///
/// A unit is about what a reader takes for one character: a letter with its marks, an emoji however many scalars it is
/// made of.
struct TextMeasures: Equatable {
  /// With fewer letters that have case, the capitals ratio is 0.
  static let capitalsRatioLetters = 8

  private(set) var words = 0
  private(set) var length = 0
  private(set) var mentions = 0
  private(set) var emoji = 0
  /// Units that are not white space, emoji included.
  private(set) var units = 0
  private(set) var capitals = 0
  private(set) var casedLetters = 0
  private(set) var longestRun = 0

  /// Measures valid UTF-8.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var counter = UnitCounter()
    var isInWord = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      length += 1
      if byte < 0x80 {
        if CharacterClass.isWhiteSpace(ascii: byte) {
          isInWord = false
          counter.takeSpace()
        } else {
          if !isInWord { words += 1 }
          isInWord = true
          take(ascii: byte, &counter)
          if byte == UInt8(ascii: "@"), Self.beginsMention(text, at: index) { mentions += 1 }
        }
        index += 1
        continue
      }
      let (scalar, size) = UTF8Reading.scalar(in: text, at: index)
      let part = GlyphPart.of(scalar)
      if part == .space {
        isInWord = false
        counter.takeSpace()
      } else {
        if !isInWord { words += 1 }
        isInWord = true
        if part == .capital { capitals += 1 }
        if part == .capital || part == .smallLetter { casedLetters += 1 }
        counter.take(scalar, part)
      }
      index += size
    }
    counter.takeSpace()
    (emoji, units, longestRun) = (counter.emoji, counter.units, counter.longestRun)
  }

  /// Whether there are emoji and, white space aside, nothing else.
  var isEmojiOnly: Bool { emoji > 0 && emoji == units }

  func value(of measure: TextMeasure) -> Double {
    switch measure {
    case .wordCount: Double(words)
    case .length: Double(length)
    case .mentions: Double(mentions)
    case .emoji: Double(emoji)
    case .emojiRatio: units == 0 ? 0 : Double(emoji) / Double(units)
    case .capitalsRatio:
      casedLetters < Self.capitalsRatioLetters ? 0 : Double(capitals) / Double(casedLetters)
    case .longestRun: Double(longestRun)
    }
  }

  @inline(__always)
  private mutating func take(ascii byte: UInt8, _ counter: inout UnitCounter) {
    let small = byte | 0x20
    if small &- 0x61 < 26 {
      casedLetters += 1
      if byte != small { capitals += 1 }
      counter.begin(key: UInt64(small))
    } else {
      counter.begin(key: UInt64(byte))
    }
  }

  /// Whether the `@` at `index` has a name after it and, unlike the one in an address for mail, no word before it.
  private static func beginsMention(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    !UTF8Reading.isWord(in: text, before: index) && UTF8Reading.isWord(in: text, at: index + 1)
  }
}
