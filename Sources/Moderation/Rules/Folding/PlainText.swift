/// The folding of ASCII.
enum PlainText {
  /// The folded form of a byte; 0 for a control character, which goes.
  @inline(__always)
  static func fold(_ byte: UInt8) -> UInt8 {
    if byte > 0x20 { return byte &- 0x41 < 26 ? byte | 0x20 : byte == 0x7F ? 0 : byte }
    return CharacterClass.isWhiteSpace(ascii: byte) ? 0x20 : 0
  }

  /// Folds the part of `text` that keeps its length, which most comments consist of: ASCII without control characters
  /// and doubled white space. Answers how far that went; `output` has room for as much.
  static func fold(_ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>) -> Int {
    guard let start = text.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(start)
    let result = UnsafeMutableRawPointer(output)
    var index = 0
    var previousSpace: UInt8 = 0
    typealias Chunk = SIMD16<UInt8>
    while index + 16 <= text.count {
      let chunk = raw.loadUnaligned(fromByteOffset: index, as: Chunk.self)
      let isOdd = (chunk .< 0x20) .| (chunk .>= 0x7F)
      if any(isOdd) { break }
      let spaces = chunk .== 0x20
      if previousSpace != 0, spaces[0] { break }
      if any(spaces), hasNeighbours(raw + index) { break }
      let isUpper = (chunk &- 0x41) .< 26
      let lower = chunk | Chunk(repeating: 0x20)
      result.storeBytes(of: chunk.replacing(with: lower, where: isUpper), toByteOffset: index, as: Chunk.self)
      previousSpace = start[index + 15] == 0x20 ? 1 : 0
      index += 16
    }
    var previous: UInt8 = index > 0 ? output[index - 1] : 0
    while index < text.count, text[index] < 0x80 {
      let folded = fold(text[index])
      if folded == 0 || folded == 0x20 && previous == 0x20 { break }
      output[index] = folded
      previous = folded
      index += 1
    }
    return index
  }

  /// Whether two of the 16 bytes at `start` are spaces next to each other.
  @inline(__always)
  private static func hasNeighbours(_ start: UnsafeRawPointer) -> Bool {
    let first = start.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    let second = start.loadUnaligned(fromByteOffset: 7, as: UInt64.self)
    let third = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    return hasNeighbours(first) || hasNeighbours(second) || hasNeighbours(third)
  }

  @inline(__always)
  private static func hasNeighbours(_ word: UInt64) -> Bool {
    // A byte of `zeros` is zero where the word has a space, so that the usual test for a zero byte finds pairs.
    let zeros = word ^ 0x2020_2020_2020_2020
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let marks = ~(((zeros & low) &+ low) | zeros | low)
    return marks & (marks >> 8) != 0
  }
}
