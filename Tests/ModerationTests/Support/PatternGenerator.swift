import Moderation

/// Makes regular expressions that are mostly valid and often too large.
struct PatternGenerator {
  private var generator: SeededGenerator

  private static let atoms = [
    "a", "b", "ab", "x", "0", ".", #"\w"#, #"\d"#, #"\s"#, #"\W"#, #"\S"#, "[ab]", "[^a]", "[a-z]", "é", "ж", "[а-я]",
    "漢", "🔥",
    #"\p{L}"#, #"\p{Lu}"#, #"\p{Cyrillic}"#, "@", "[^ж]", #"\b"#, "^", "$", #"[\w.-]"#, #"\D"#, ".*", ".+", #"\w+"#,
    #"\Qa.b\E"#,
    "(?i)", "(?#c)", #"\x{1F525}"#, "[[:alpha:]]", "(", ")", "[", "|", "{3}", #"\"#,
  ]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next(depth: Int = 3) -> String {
    (0..<Int.random(in: 1...5, using: &generator)).map { _ in item(depth: depth) }.joined()
  }

  private mutating func item(depth: Int) -> String {
    guard depth > 0, Int.random(in: 0..<4, using: &generator) == 0 else {
      return (Self.atoms.randomElement(using: &generator) ?? "") + quantifier()
    }
    let branches = (0..<Int.random(in: 1...4, using: &generator)).map { _ in next(depth: depth - 1) }
    return "(?:" + branches.joined(separator: "|") + ")" + quantifier()
  }

  private mutating func quantifier() -> String {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: "*"
    case 1: "+"
    case 2: "?"
    case 3: "{\(Int.random(in: 1...30, using: &generator))}"
    case 4: "{\(Int.random(in: 0...3, using: &generator)),\(Int.random(in: 3...60, using: &generator))}"
    case 5: "{\(Int.random(in: 1...20, using: &generator)),}"
    default: ""
    }
  }
}
