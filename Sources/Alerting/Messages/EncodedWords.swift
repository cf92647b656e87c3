internal import FoundationEssentials

/// Text in a mail header (RFC 2047).
enum EncodedWords {
  /// As it is where it is short and printable ASCII, otherwise as base64 words of at most 75 characters, folded.
  static func header(_ text: String) -> String {
    let isPlain = text.utf8.count <= 60 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    return isPlain ? text : words(of: text).joined(separator: "\r\n ")
  }

  /// A name before an address, which takes no more than letters, digits and spaces as they are.
  static func phrase(_ text: String) -> String {
    let isPlain =
      (1...60).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0 == " " || $0.properties.numericType != nil)
      }
    return isPlain ? text : words(of: text).joined(separator: "\r\n ")
  }

  /// A word may not end inside a character.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var piece: [UInt8] = []
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if piece.count + bytes.count > longestPiece {
        words.append(word(piece))
        piece = []
      }
      piece += bytes
    }
    return words + [word(piece)]
  }

  private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }

  /// Bytes that make 60 characters of base64.
  private static let longestPiece = 45
}
