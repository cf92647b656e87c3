/// Reads runs of digits out of UTF-8.
struct DigitRunReader {
  private let text: UnsafeBufferPointer<UInt8>
  private static let longestSeparator = 3
  private static let mostDigits = 64

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Fills `run` with the run that begins at `start`, with a digit, a plus or a parenthesis; false where none does.
  func read(_ run: inout DigitRun, from start: Int) -> Bool {
    run.groups.removeAll(keepingCapacity: true)
    run.digits.removeAll(keepingCapacity: true)
    run.hasPlus = false
    run.hasAreaCode = false
    var index = start
    if text[index] == UInt8(ascii: "(") {
      run.hasAreaCode = true
      index += 1
    }
    if index < text.count, text[index] == UInt8(ascii: "+") {
      run.hasPlus = true
      run.hasAreaCode = false
      index = skippingUnseen(index + 1)
    }
    var separator = DigitRun.Separator()
    var end = index
    while takeGroup(&run, &index, separator) {
      end = index
      separator = takeSeparator(&index, &run)
    }
    // The hour of a time is not part of the number before it.
    if run.groups.count > 1, end + 1 < text.count, text[end] == UInt8(ascii: ":"), digit(at: end + 1) != nil {
      let hour = run.groups.removeLast()
      run.digits.removeLast(min(hour.count, run.digits.count))
      end = run.groups[run.groups.count - 1].end
    }
    run.range = start..<end
    return !run.groups.isEmpty
  }

  private func takeGroup(_ run: inout DigitRun, _ index: inout Int, _ separator: DigitRun.Separator) -> Bool {
    var group = DigitRun.Group(count: 0, value: 0, first: 0, separator: separator)
    var end = index
    while let (digit, length) = digit(at: end) {
      if group.count == 0 { group.first = digit }
      group.count += 1
      group.value = (group.value * 10 + Int(digit)) % 10_000
      if run.digits.count < Self.mostDigits { run.digits.append(digit) }
      end = skippingUnseen(end + length)
    }
    guard group.count > 0 else { return false }
    index = end
    group.end = end
    if run.groups.count < Self.mostDigits { run.groups.append(group) }
    return true
  }

  private func takeSeparator(_ index: inout Int, _ run: inout DigitRun) -> DigitRun.Separator {
    var separator = DigitRun.Separator()
    for _ in 0..<Self.longestSeparator {
      guard index < text.count else { break }
      var length = 1
      switch text[index] {
      case 0x20: separator.insert(.space)
      case UInt8(ascii: "-"), UInt8(ascii: "_"): separator.insert(.dash)
      case UInt8(ascii: "."): separator.insert(.dot)
      case UInt8(ascii: "/"): separator.insert(.slash)
      case UInt8(ascii: "("):
        separator.insert(.parenthesis)
        if run.groups.count == 1 { run.hasAreaCode = true }
      case UInt8(ascii: ")"): separator.insert(.parenthesis)
      case 0xC2 where AddressReading.matches("\u{A0}", at: index, in: text):
        separator.insert(.space)
        length = 2
      case 0xE2 where isDash(index):
        separator.insert(.dash)
        length = 3
      default: return separator
      }
      index = skippingUnseen(index + length)
    }
    return separator
  }

  /// U+2010 to U+2015.
  private func isDash(_ index: Int) -> Bool {
    index + 2 < text.count && text[index + 1] == 0x80 && (0x90...0x95).contains(text[index + 2])
  }

  /// Behind the marks that make a keycap of a digit, and what is not shown at all.
  private func skippingUnseen(_ index: Int) -> Int {
    var index = index
    while index < text.count, text[index] >= 0xE2 {
      let scalar = UTF8Reading.scalar(in: text, at: index).0.value
      guard (0x200B...0x200F).contains(scalar) || scalar == 0x2060 || scalar == 0x20E3 || scalar == 0xFE0F else {
        break
      }
      index += 3
    }
    return index
  }

  /// A decimal digit as phones and keyboards have them.
  @inline(__always)
  func digit(at index: Int) -> (UInt8, length: Int)? {
    guard index < text.count else { return nil }
    let byte = text[index]
    if byte < 0x80 { return byte &- 0x30 < 10 ? (byte &- 0x30, 1) : nil }
    // Arabic, Persian, Devanagari, Bengali and wide digits.
    guard byte == 0xD9 || byte == 0xDB || byte == 0xE0 || byte == 0xEF else { return nil }
    let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
    for zero: UInt32 in [0x660, 0x6F0, 0x966, 0x9E6, 0xFF10] where scalar.value &- zero < 10 {
      return (UInt8(scalar.value &- zero), length)
    }
    return nil
  }
}
