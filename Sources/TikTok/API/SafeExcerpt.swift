/// The part of TikTok's words that may be shown: one line of printable text, short, and without the secrets of the call,
/// which a server may well repeat in its complaint.
struct SafeExcerpt {
  /// In Unicode scalars, so that a character of a thousand combining marks is cut too.
  static let maximumLength = 200
  /// More than this of an answer is not even looked at, in bytes.
  private static let maximumInput = 4096
  /// A piece of a secret this long is taken out too, in bytes: servers shorten what they repeat.
  private static let shortestPiece = 6

  /// The secrets of the call, each also in the forms a server may repeat it in.
  private let secrets: [[UInt8]]

  init(hiding secrets: [String]) {
    let forms = secrets.flatMap { secret in
      let pieces = secret.split(separator: "/", omittingEmptySubsequences: false)
      return [secret, PercentEncoding.encode(secret), pieces.joined(separator: "\\/")]
    }
    self.secrets = Set(forms.filter { !$0.isEmpty }).map { Array($0.utf8) }
  }

  /// Nil when nothing is left to say.
  func callAsFunction(_ text: String) -> String? {
    let shown = hideSecrets(in: Array(text.utf8.prefix(Self.maximumInput)))
    var line = ""
    for scalar in String(decoding: shown, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .spaceSeparator, .surrogate,
        .unassigned:
        if !line.isEmpty, line.last != " " { line.append(" ") }
      default: line.unicodeScalars.append(scalar)
      }
    }
    if line.last == " " { line.removeLast() }
    if line.unicodeScalars.count > Self.maximumLength {
      line = String(line.unicodeScalars.prefix(Self.maximumLength - 1)) + "…"
    }
    return line.isEmpty ? nil : line
  }

  private func hideSecrets(in text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while index < text.count {
      let length = secrets.lazy.map { Self.match(text[index...], in: $0) }.max() ?? 0
      if length > 0 {
        output += Array("***".utf8)
        index += length
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return output
  }

  /// How many bytes at the start of `text` are the secret or a long enough piece of it.
  private static func match(_ text: ArraySlice<UInt8>, in secret: [UInt8]) -> Int {
    let needed = min(shortestPiece, secret.count)
    var longest = 0
    for start in 0...(secret.count - needed) {
      let length = zip(text, secret[start...]).prefix { $0 == $1 }.count
      if length >= needed { longest = max(longest, length) }
    }
    return longest
  }
}
