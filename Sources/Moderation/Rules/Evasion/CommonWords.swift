/// Words that people use every day, to see what a term would hit by mistake. A modest choice of our own, with those
/// among it that are known to contain others.
enum CommonWords {
  struct Vocabulary {
    /// A BCP 47 code.
    let language: String
    let words: [String]
  }

  static let all = [
    Vocabulary(language: "en", words: words(english)), Vocabulary(language: "pt", words: words(portuguese)),
    Vocabulary(language: "es", words: words(spanish)),
  ]

  private static func words(_ text: StaticString) -> [String] {
    text.withUTF8Buffer { $0.split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) } }
  }
}
