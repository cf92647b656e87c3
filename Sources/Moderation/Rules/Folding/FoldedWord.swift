/// What is known about the word that is being folded, to settle in which alphabet it is written.
struct FoldedWord {
  var hasLatin = false
  /// Whether it has a letter of an alphabet that none of its letters could pass for Latin in.
  var hasOddLetter = false
  /// Its letters of other alphabets.
  var letters: [ShapedLetter] = []

  /// Takes up the word that `folded`, which is plain ASCII, ends in.
  mutating func begin(in folded: UnsafeBufferPointer<UInt8>) {
    reset()
    for byte in folded.reversed() {
      guard CharacterClass.isWord(ascii: byte) else { break }
      if byte &- 0x61 < 26 { hasLatin = true }
    }
  }

  mutating func reset() {
    hasLatin = false
    hasOddLetter = false
    letters.removeAll(keepingCapacity: true)
  }

  /// Whether all of it passes for Latin. Shorter words do so too often by chance.
  var isLookalike: Bool { letters.count >= 3 && !hasOddLetter && letters.allSatisfy(\.isStrict) }
}
