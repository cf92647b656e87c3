/// Counts the characters that a reader sees in a row of scalars, and the longest run of one of them.
struct UnitCounter {
  private(set) var units = 0
  private(set) var emoji = 0
  private(set) var longestRun = 0

  /// The unit that may still be added to.
  private enum Open {
    case none
    /// Not an emoji and never one.
    case plain
    /// A sign that a selector can make an emoji.
    case sign
    case emoji
    /// An emoji and a joiner.
    case joining
    /// Half a flag.
    case halfFlag
  }

  private var open = Open.none
  /// Tells units apart, whatever their case.
  private var key: UInt64 = 0
  private var lastKey: UInt64 = 0
  private var run = 0

  /// A character that stands for itself, such as one of ASCII.
  @inline(__always)
  mutating func begin(key: UInt64) {
    close()
    self.key = key
    open = .plain
  }

  /// Ends the run, too. At the end of the text as well.
  @inline(__always)
  mutating func takeSpace() {
    close()
    run = 0
    lastKey = 0
  }

  mutating func take(_ scalar: Unicode.Scalar, _ part: GlyphPart) {
    switch part {
    case .space: takeSpace()
    case .extender: break
    case .joiner: if open == .emoji || open == .sign { open = .joining }
    case .emojiSelector: if open == .sign { open = .emoji }
    case .textSelector: if open == .emoji { open = .sign }
    case .keycap: takeKeycap()
    case .skinTone: takeSkinTone(scalar)
    case .regionalIndicator: takeRegionalIndicator(scalar)
    case .emoji: takePictograph(scalar, as: .emoji)
    case .sign: takePictograph(scalar, as: .sign)
    case .capital: begin(key: Self.smallKey(scalar))
    case .smallLetter, .other: begin(key: UInt64(scalar.value))
    }
  }

  private mutating func takeKeycap() {
    let isBase = key &- 0x30 < 10 || key == 0x23 || key == 0x2A
    if open == .plain, isBase { open = .emoji }
  }

  private mutating func takeSkinTone(_ scalar: Unicode.Scalar) {
    if open == .emoji || open == .sign { open = .emoji } else { start(scalar, as: .emoji) }
  }

  private mutating func takeRegionalIndicator(_ scalar: Unicode.Scalar) {
    guard open == .halfFlag else { return start(scalar, as: .halfFlag) }
    extendKey(by: scalar)
    open = .emoji
  }

  private mutating func takePictograph(_ scalar: Unicode.Scalar, as kind: Open) {
    guard open == .joining else { return start(scalar, as: kind) }
    extendKey(by: scalar)
    open = .emoji
  }

  private mutating func start(_ scalar: Unicode.Scalar, as kind: Open) {
    begin(key: UInt64(scalar.value))
    open = kind
  }

  /// A multiplication keeps sequences of any length apart, where shifting would forget their beginning.
  private mutating func extendKey(by scalar: Unicode.Scalar) {
    key = key &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(scalar.value)
  }

  @inline(__always)
  private mutating func close() {
    if open == .none { return }
    units += 1
    if open == .emoji || open == .joining || open == .halfFlag { emoji += 1 }
    run = key == lastKey ? run + 1 : 1
    lastKey = key
    if run > longestRun { longestRun = run }
    open = .none
  }

  private static func smallKey(_ scalar: Unicode.Scalar) -> UInt64 {
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    // `İ` becomes two scalars; its first is an `i`, with which readers would take it for the same.
    return UInt64((mapping.first ?? scalar).value)
  }
}
