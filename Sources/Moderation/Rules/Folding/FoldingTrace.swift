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
}
