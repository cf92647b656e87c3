internal import Sealing

/// Resolves the escapes in one component of a path, which the router leaves as they came.
enum PercentEncoding {
  /// Nil where an escape is cut short or the result is not UTF-8.
  static func decode(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "%") {
        bytes.append(byte)
        continue
      }
      guard let decoded = Hex.decode(rest.prefix(2)), decoded.count == 1 else { return nil }
      bytes.append(decoded[0])
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
