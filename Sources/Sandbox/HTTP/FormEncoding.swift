/// `application/x-www-form-urlencoded`, as in queries and OAuth requests.
enum FormEncoding {
  static func pairs(_ text: some StringProtocol) -> [(String, String)] {
    text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (decode(parts[0]), parts.count == 2 ? decode(parts[1]) : "")
    }
  }

  /// `a=1&b=2`, with everything escaped but what never needs it.
  static func text(of pairs: [(String, String)]) -> String {
    pairs.map { "\(encode($0))=\(encode($1))" }.joined(separator: "&")
  }

  private static func encode(_ text: String) -> String {
    text.utf8.reduce(into: "") { output, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        output.unicodeScalars.append(Unicode.Scalar(byte))
      default: output += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// A malformed escape is left as it is.
  private static func decode(_ text: some StringProtocol) -> String {
    var output: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "%"), bytes.count >= 2,
        let value = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
      {
        output.append(value)
        bytes = bytes.dropFirst(2)
      } else {
        output.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
