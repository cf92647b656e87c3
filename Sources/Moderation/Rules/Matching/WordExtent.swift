/// Widens and trims what was found, for showing it.
enum WordExtent {
  /// With the rest of the word before it, which a star stands for.
  static func before(
    _ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ table: UnicodeTable
  ) -> Range<Int> {
    var start = range.lowerBound
    while start > 0 {
      let scalar = UTF8Reading.scalar(in: text, before: start)
      guard table.record(scalar).bindsToWord else { break }
      start -= UTF8.width(scalar)
    }
    return start..<range.upperBound
  }

  /// With the rest of the word after it, which a star stands for.
  static func after(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ table: UnicodeTable) -> Range<Int> {
    var end = range.upperBound
    while end < text.count {
      let (scalar, length) = UTF8Reading.scalar(in: text, at: end)
      guard table.record(scalar).bindsToWord else { break }
      end += length
    }
    return range.lowerBound..<end
  }

  /// Where a stretch of the text as typed ends without the invisible characters after it, except marks and
  /// what belongs to an emoji.
  static func withoutInvisible(
    _ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ table: UnicodeTable
  ) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      let scalar = UTF8Reading.scalar(in: text, before: end)
      let record = table.record(scalar)
      let belongs = record.flags.contains(.looseMark) || (0xFE00...0xFE0F).contains(scalar.value)
      let start = end - UTF8.width(scalar)
      guard record.length == 0, !belongs, start > range.lowerBound else { break }
      end = start
    }
    return end
  }
}
