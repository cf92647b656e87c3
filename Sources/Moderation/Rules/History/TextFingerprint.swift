/// What a text says, in 48 bytes, to tell texts that say nearly the same.
///
/// Only letters count, without case: numbers, emoji, punctuation, white space and mentions, which are what spammers
/// vary, are left out. Texts are near where those letters are the same, or where most of their runs of three letters are: a
/// MinHash of 32 lanes estimates the share. With fewer than `leastLetters` letters one word more is another text, so
/// shorter ones have to be the same, and with hardly any letters all that is not white space has to be.
public struct TextFingerprint: Hashable, Sendable {
  /// Bytes of letters from which on texts may differ a little.
  static let leastLetters = 24
  /// Lanes that have to agree. The share of common runs in all runs is then about 0.7 or more.
  static let leastAgreement = 22
  /// With fewer bytes of letters, everything counts.
  private static let fewLetters = 4

  private let same: UInt64
  /// The lowest eight bits of each lane, as long as the text has `leastLetters`.
  private let sketch: ShingleSketch.Packed
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
    sketch = shingles.byteCount < Self.leastLetters ? ShingleSketch.Packed() : shingles.packed
  }

  /// Whether two texts say the same or nearly the same.
  public func isNear(_ other: TextFingerprint) -> Bool {
    if same == other.same, (letters < Self.fewLetters) == (other.letters < Self.fewLetters) { return true }
    let (shorter, longer) = (Int(min(letters, other.letters)), Int(max(letters, other.letters)))
    guard shorter >= Self.leastLetters, longer * 7 <= shorter * 10 else { return false }
    // Most pairs differ in nearly every lane, so half of them settle it.
    let half =
      sketch.first.differingBytes(from: other.sketch.first) + sketch.second.differingBytes(from: other.sketch.second)
    let mostDiffering = ShingleSketch.lanes - Self.leastAgreement
    guard half <= mostDiffering else { return false }
    return half + sketch.third.differingBytes(from: other.sketch.third)
      + sketch.fourth.differingBytes(from: other.sketch.fourth) <= mostDiffering
  }
}

extension UInt64 {
  /// How many of the eight bytes differ.
  @inline(__always)
  fileprivate func differingBytes(from other: UInt64) -> Int {
    let bits = self ^ other
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    // One in each byte that is not zero; the multiplication adds them up in the highest byte.
    let ones = ((((bits & low) &+ low) | bits) & ~low) >> 7
    return Int((ones &* 0x0101_0101_0101_0101) >> 56)
  }
}
