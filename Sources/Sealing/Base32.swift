/// RFC 4648's base 32, as authenticator apps read secrets: upper case, without padding.
public enum Base32 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(digits[Int(pending >> UInt32(bits)) & 31])
      }
      pending &= (1 << UInt32(bits)) - 1
    }
    if bits > 0 { text.append(digits[Int(pending << UInt32(5 - bits)) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }
}
