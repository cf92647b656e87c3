/// Tells whether a character of a folded text can be read as a given letter.
struct LetterMap {
  let table: UnicodeTable
  /// The text as typed, and where in it each byte of the folded text came from.
  let original: UnsafeBufferPointer<UInt8>
  let origins: UnsafePointer<UInt32>?

  struct Reading {
    /// In bytes.
    var length: Int
    var steps: FoldingSteps = []
    /// Whether the character could be another letter as well.
    var isAmbiguous = false
  }

  /// How the character at `index` is the letter; nil where it is not.
  @inline(__always)
  func reading(
    _ letter: Unicode.Scalar, at index: Int, in text: UnsafeBufferPointer<UInt8>, _ isAggressive: Bool
  ) -> Reading? {
    let (scalar, length) = UTF8Reading.scalar(in: text, at: index)
    return scalar == letter ? Reading(length: length) : otherReading(letter, scalar, length, at: index, isAggressive)
  }

  private func otherReading(
    _ letter: Unicode.Scalar, _ scalar: Unicode.Scalar, _ length: Int, at index: Int, _ isAggressive: Bool
  ) -> Reading? {
    let record = table.record(scalar)
    if record.flags.contains(.sign) {
      guard isAggressive || !record.flags.contains(.rare) else { return nil }
      guard Unicode.Scalar(record.shape) == LetterReading.common(letter) else { return nil }
      return Reading(length: length, steps: .leet, isAmbiguous: record.shape == UInt8(ascii: "l"))
    }
    if record.flags.contains(.regional) {
      return LetterReading.regional(scalar) == letter ? Reading(length: length, steps: .enclosed) : nil
    }
    if record.flags.contains(.other), LetterReading.lookalike(original, at: origin(of: index), table) == letter {
      return Reading(length: length, steps: .confusable)
    }
    guard isAggressive, (DistinctLetter.plain(scalar) ?? scalar) == (DistinctLetter.plain(letter) ?? letter) else {
      return nil
    }
    return Reading(length: length, steps: .marks)
  }

  @inline(__always)
  func origin(of index: Int) -> Int { origins.map { Int($0[index]) } ?? index }
}
