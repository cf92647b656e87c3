/// Makes inputs out of others: the same ones for the same seed.
public struct Mutator {
  /// What parsers stumble over.
  private static let pieces: [[UInt8]] =
    [
      "\"", "\\", "\\u0000", "\\ud83d", "{", "}", "[", "]", "[[[[[[[[", ":", ",", "-", "0", "1e999", ".", "null",
      "true",
      "18446744073709551616", "9007199254740993", " ", "\t", "\r\n", "\r\n\r\n", "\0", "=", "t=", "s=", "0\r\n\r\n",
      "Content-Length: 1\r\n", "Transfer-Encoding: chunked\r\n", "\"when\":{}", "\"not\":{", "\u{202E}", "\u{301}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]]

  private var state: UInt64
  private let inputs: [[UInt8]]

  /// `inputs` must not be empty.
  public init(_ inputs: [[UInt8]], seed: UInt64) {
    self.inputs = inputs
    state = seed
  }

  /// One of the inputs with one to six changes.
  public mutating func next() -> [UInt8] {
    var bytes = inputs[below(inputs.count)]
    for _ in 0...below(6) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes = Self.pieces[below(Self.pieces.count)] }
    let place = below(bytes.count)
    switch below(8) {
    case 0: bytes[place] = UInt8(below(256))
    case 1: bytes[place] ^= 1 << UInt8(below(8))
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(16)))
    case 3: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: place)
    case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + below(40))], at: below(bytes.count))
    case 5: bytes.removeSubrange(place...)
    case 6:
      // The end of another one: two inputs become one.
      let other = inputs[below(inputs.count)]
      bytes.replaceSubrange(place..., with: other.suffix(other.count - min(place, other.count)))
    default: bytes[place] = UInt8(ascii: "0") + UInt8(below(10))
    }
  }

  /// SplitMix64.
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
