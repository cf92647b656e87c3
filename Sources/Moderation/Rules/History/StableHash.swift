/// A hash of 64 bits that is the same in every run, unlike Swift's own.
struct StableHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  mutating func take(_ number: UInt64) { value = (value ^ number) &* 0x100_0000_01B3 }

  /// With all bits mixed, since the last numbers taken hardly reached the upper ones.
  var mixed: UInt64 { Self.mix(value) }

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  static func of(_ text: some StringProtocol) -> UInt64 {
    var hash = StableHash()
    for byte in text.utf8 { hash.take(UInt64(byte)) }
    return hash.mixed
  }
}
