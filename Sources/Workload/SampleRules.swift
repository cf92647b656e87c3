public import Moderation

/// Made-up rule sets of given sizes: the same on every run.
public struct SampleRules: Sendable {
  public let document: RuleSetDocument
  /// All terms, in the order of the rules.
  public let terms: [String]

  /// As most rule sets are: five rules of words, two of phrases, two of substrings and one of wildcards, of which some
  /// delete, some hide and some ask for review. With another `shift` the same terms have other verdicts. One that
  /// `catchesSpam` has a rule more, which deletes one in ten of `SampleComments`. Throws `RuleSetFaults`.
  public init(
    rules: Int, termsEach: Int, seed: UInt64 = 2, shift: Int = 0, catchesSpam: Bool = false
  ) throws {
    var generator = SeededGenerator(seed: seed)
    var made = TermMaker()
    var terms: [String] = []
    var texts: [String] = []
    for index in 0..<rules {
      let kind = Self.kinds[index % Self.kinds.count]
      let own = (0..<termsEach).map { _ in made.term(of: kind, using: &generator) }
      let list = own.map { "\"\($0)\"" }.joined(separator: ",")
      let verdict = Self.verdicts[(index + shift) % Self.verdicts.count]
      texts.append(#"{"id":"rule-\#(index)","verdict":"\#(verdict)","when":{"\#(kind.rawValue)":[\#(list)]}}"#)
      // A wildcard is no text that a comment could hold.
      if kind != .wildcards { terms += own }
    }
    if catchesSpam {
      texts.append(#"{"id":"spam","verdict":"delete","when":{"substrings":["follow me","free money"]}}"#)
    }
    document = try RuleSetDocument(json: #"{"rules":[\#(texts.joined(separator: ","))]}"#.utf8)
    self.terms = terms
  }

  private static let kinds: [TermMaker.Kind] = [
    .words, .words, .phrases, .words, .substrings, .words, .wildcards, .phrases, .words, .substrings,
  ]
  private static let verdicts = ["delete", "hide", "review"]
}

/// Makes terms up, none twice.
private struct TermMaker {
  /// As the conditions are named in a document.
  enum Kind: String {
    case words, phrases, substrings, wildcards
  }

  private var seen: Set<String> = []

  mutating func term(of kind: Kind, using generator: inout SeededGenerator) -> String {
    while true {
      let term = Self.candidate(kind, using: &generator)
      if seen.insert(term).inserted { return term }
    }
  }

  private static func candidate(_ kind: Kind, using generator: inout SeededGenerator) -> String {
    switch kind {
    case .words, .substrings: word(using: &generator)
    case .phrases: word(using: &generator) + " " + word(using: &generator)
    case .wildcards: word(using: &generator) + "*"
    }
  }

  /// Three to four syllables of one script.
  private static func word(using generator: inout SeededGenerator) -> String {
    let script = scripts[Int.random(in: 0..<scripts.count, using: &generator)]
    var word = ""
    for _ in 0..<Int.random(in: 3...4, using: &generator) {
      word += script.starts[Int.random(in: 0..<script.starts.count, using: &generator)]
      word += script.ends[Int.random(in: 0..<script.ends.count, using: &generator)]
    }
    return word
  }

  private static let latin = (
    starts: ["b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z"],
    ends: ["a", "e", "i", "o", "u", "an", "el", "or", "im"]
  )
  private static let cyrillic = (
    starts: ["б", "в", "г", "д", "к", "л", "м", "н", "п", "р", "с", "т"], ends: ["а", "е", "и", "о", "у", "ан", "ор"]
  )
  private static let hangul = (starts: ["가", "나", "다", "마", "바", "사"], ends: ["라", "미", "수", "오"])
  /// Three of five terms are Latin.
  private static let scripts = [latin, latin, latin, cyrillic, hangul]
}
