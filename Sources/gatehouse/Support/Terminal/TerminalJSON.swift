internal import Reports

/// JSON made safe for a terminal without changing what it says.
enum TerminalJSON {
  /// `json` with what could act on a terminal written as `\u` escapes. Such characters can only be inside strings; the
  /// white space between tokens stays.
  static func escaped(_ json: [UInt8]) -> [UInt8] {
    let text = String(decoding: json, as: UTF8.self)
    guard text.unicodeScalars.contains(where: isEscaped) else { return json }
    var result = ""
    for scalar in text.unicodeScalars {
      if isEscaped(scalar) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return Array(result.utf8)
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n" && scalar != "\r" && scalar != "\t" && VisibleText.isUnsafe(scalar)
  }
}
