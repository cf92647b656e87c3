/// Tells which folding steps a stretch of a text needs.
enum FoldingTrace {
  /// Those that change a character of `text`, which is as typed.
  static func steps(of text: some Collection<UInt8>, _ table: UnicodeTable) -> FoldingSteps {
    var steps: FoldingSteps = []
    var isAfterSpace = false
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let record = table.record(scalar)
      let isSpace = CharacterClass.isWhiteSpace(scalar)
      if isSpace {
        if isAfterSpace || scalar != " " { steps.insert(.spaces) }
      } else if record.flags.contains(.looseMark) {
        steps.insert(.marks)
      } else if !record.flags.contains(.regional) {
        steps.formUnion(FoldingSteps(rawValue: UInt16(record.steps)))
      }
      isAfterSpace = isSpace
    }
    return steps
  }

  /// Those that depend on what stands around a character: in a stretch of a folded text, Latin letters that others
  /// became.
  static func steps(
    of range: Range<Int>, in folded: borrowing MappedBytes, original: UnsafeBufferPointer<UInt8>, _ table: UnicodeTable
  ) -> FoldingSteps {
    var steps: FoldingSteps = []
    for index in range where folded.buffer[index] < 0x80 {
      let flags = table.record(UTF8Reading.scalar(in: original, at: folded.start(of: index)).0).flags
      if flags.contains(.other) { steps.insert(.confusable) }
      if flags.contains(.regional) { steps.insert(.enclosed) }
    }
    return steps
  }
}
