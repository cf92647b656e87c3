/// An input as one line of printable ASCII, so that it can be read, compared and kept like any other text: a backslash
/// is `\\`, line ends and tabs are `\r`, `\n` and `\t`, and any other byte is `\x` with two hexadecimal digits.
public enum EscapedLine {
  private static let short: [(byte: UInt8, letter: UInt8)] = [
    (0x5C, 0x5C), (0x0D, UInt8(ascii: "r")), (0x0A, UInt8(ascii: "n")), (0x09, UInt8(ascii: "t")),
  ]
  private static let digits = Array("0123456789abcdef".utf8)

  /// Neither empty nor with a space at its end, and no comment, unless the input is empty.
  public static func encode(_ input: [UInt8]) -> String {
    var line: [UInt8] = []
    for (index, byte) in input.enumerated() {
      if let letter = short.first(where: { $0.byte == byte })?.letter {
        line += [0x5C, letter]
      } else if !(0x20...0x7E).contains(byte) || (byte == 0x20 && index == input.count - 1)
        || (byte == UInt8(ascii: "#") && index == 0)
      {
        line += [0x5C, UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        line.append(byte)
      }
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// Nil where it is not of this form.
  public static func decode(_ line: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = Array(line.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x5C else {
        bytes.append(byte)
        continue
      }
      guard let letter = rest.popFirst() else { return nil }
      if letter == UInt8(ascii: "x") {
        let pair = rest.prefix(2).compactMap { digits.firstIndex(of: $0) }
        guard pair.count == 2 else { return nil }
        bytes.append(UInt8(pair[0] << 4 | pair[1]))
        rest = rest.dropFirst(2)
      } else {
        guard let escaped = short.first(where: { $0.letter == letter })?.byte else { return nil }
        bytes.append(escaped)
      }
    }
    return bytes
  }
}
