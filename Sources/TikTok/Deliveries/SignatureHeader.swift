/// `t=<unix seconds>,s=<64 hexadecimal digits>`: the signature header of the business dialect.
struct SignatureHeader {
  /// The digits of `t` exactly as sent: they are part of what is signed.
  let time: String.UTF8View.SubSequence
  let seconds: Int64
  let tag: Tag32

  /// Nil unless both parts are there once, in either order, with nothing but spaces around them.
  init?(_ text: String) {
    var time: String.UTF8View.SubSequence?
    var tag: Tag32?
    for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let part = Self.trimmed(part)
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let value = Self.trimmed(part[part.index(after: equals)...])
      switch Self.trimmed(part[..<equals]) {
      case let name where name.elementsEqual("t".utf8):
        guard time == nil else { return nil }
        time = value
      case let name where name.elementsEqual("s".utf8):
        guard tag == nil, let parsed = Tag32(hex: value) else { return nil }
        tag = parsed
      default: return nil
      }
    }
    guard let time, let tag, let seconds = Self.seconds(time) else { return nil }
    self.time = time
    self.seconds = seconds
    self.tag = tag
  }

  /// Up to twelve digits: far beyond any date, far below overflow in milliseconds.
  private static func seconds(_ digits: String.UTF8View.SubSequence) -> Int64? {
    guard (1...12).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }

  private static func trimmed(_ text: String.UTF8View.SubSequence) -> String.UTF8View.SubSequence {
    var text = text
    while text.first == 0x20 || text.first == 0x09 { text = text.dropFirst() }
    while text.last == 0x20 || text.last == 0x09 { text = text.dropLast() }
    return text
  }
}
