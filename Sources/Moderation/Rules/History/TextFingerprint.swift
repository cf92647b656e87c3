/// What a text says, in 48 bytes, to tell texts that say nearly the same.
///
/// Only letters count, without case: numbers, emoji, punctuation, white space and mentions, which are what spammers vary,
/// are left out. Texts are near where those letters are the same, or where most of their runs of three letters are: a
/// MinHash of 32 lanes estimates the share. With fewer than `leastLetters` letters one word more is another text, so
/// shorter ones have to be the same, and with hardly any letters all that is not white space has to be.
public struct TextFingerprint: Hashable, Sendable {
  private static let lanes = 32
  /// Bytes of letters from which on texts may differ a little.
  static let leastLetters = 24
  /// Lanes that have to agree. The share of common runs in all runs is then about 0.7 or more.
  static let leastAgreement = 22
  /// With fewer bytes of letters, everything counts.
  private static let fewLetters = 4

  private let same: UInt64
  /// The lowest eight bits of each lane, as long as the text has `leastLetters`.
  private let sketch: SIMD4<UInt64>
  /// Bytes of letters, at most 65,535.
  private let letters: UInt16

  /// The fingerprint of valid UTF-8: of a text as it came, or of a view of it, always the same kind of view.
  public init(of text: UnsafeBufferPointer<UInt8>) {
    var shingles = ShingleSketch()
    var everything = StableHash()
    var source = LetterSource(text)
    while let scalar = source.next(hashing: &everything) { shingles.take(scalar) }
    letters = UInt16(clamping: shingles.byteCount)
    same = shingles.byteCount < Self.fewLetters ? everything.mixed : shingles.letters.mixed
    sketch = shingles.byteCount < Self.leastLetters ? .zero : shingles.packed
  }

  /// Whether two texts say the same or nearly the same.
  public func isNear(_ other: TextFingerprint) -> Bool {
    if same == other.same, (letters < Self.fewLetters) == (other.letters < Self.fewLetters) { return true }
    let (shorter, longer) = (Int(min(letters, other.letters)), Int(max(letters, other.letters)))
    guard shorter >= Self.leastLetters, longer * 7 <= shorter * 10 else { return false }
    return agreement(with: other) >= Self.leastAgreement
  }

  /// The number of lanes that agree.
  private func agreement(with other: TextFingerprint) -> Int {
    var differing = 0
    for index in 0..<4 {
      let bits = sketch[index] ^ other.sketch[index]
      // The highest bit of each byte that is not zero.
      let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
      differing += (((bits & low) &+ low) | bits | low).nonzeroBitCount - low.nonzeroBitCount
    }
    return Self.lanes - differing
  }
}
