/// Which letter a character can be read as.
enum LetterReading {
  /// What stands for a letter in the second reading: `l` for `i` too, a letter without its mark for the distinct one.
  @inline(__always)
  static func common(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    let plain = DistinctLetter.plain(letter) ?? letter
    return plain == "i" ? "l" : plain
  }

  /// The letter of a character that flags are made of.
  static func regional(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value &- 0x1F1E6 &+ 0x61))
  }

  /// The Latin letter that the character of the original text at `index` looks like by Unicode's data; nil where it
  /// looks like none.
  static func lookalike(
    _ original: UnsafeBufferPointer<UInt8>, at index: Int, _ table: UnicodeTable
  ) -> Unicode.Scalar? {
    let record = table.record(UTF8Reading.scalar(in: original, at: index).0)
    return record.flags.isSuperset(of: [.other, .strict]) ? Unicode.Scalar(record.shape) : nil
  }
}
