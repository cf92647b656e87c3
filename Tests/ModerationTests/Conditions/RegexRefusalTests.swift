import Testing

@testable import Moderation

@Suite struct RegexRefusalTests {
  private static func refusals(_ patterns: [String]) -> [RegexRefusal] {
    do {
      _ = try RegexMatcher(patterns.enumerated().map { RegexMatcher.Pattern(text: $1, slot: 0, term: $0) })
      return []
    } catch {
      return error.refusals
    }
  }

  @Test(
    "What Vectorscan does not do is refused with its reason",
    arguments: [
      ("(?=a)b", "Zero-width assertions are not supported."), ("(?<!a)b", "Zero-width assertions are not supported."),
      (#"(a)\1"#, "Back-references are unsupported."), ("(?P<n>a)(?P=n)", "back-reference"),
      ("(?>a+)b", "Atomic groups"),
      ("a++b", "Possessive"), ("a*", "matches the empty text"), ("a**", "Invalid repeat"), ("*a", "Invalid repeat"),
      ("[b-a]", "Range out of order"), (#"\x{110000}"#, "too large"), (#"\X"#, "unsupported"), ("(?1)(a)", "reference"),
      (#"\p{Klingon}"#, ""), ("(?C1)a", "Callout"),
    ])
  func vectorscan(pattern: String, reason: String) {
    let refusals = Self.refusals([pattern])
    #expect(refusals.count == 1 && refusals.first?.index == 0)
    #expect(refusals.first?.reason.localisedContains(reason) == true, "\(refusals)")
  }

  @Test(
    "What would not mean what it says, or cannot be gauged, is refused with a reason",
    arguments: [
      ("", "is empty"), ("(a", "without its )"), ("a)", "without its ("), ("[a", "without its ]"), ("a\\", "single \\"),
      ("[a\\", "single \\"), ("(*UCP)\\w", "verbs"), ("(?x) a # )", "flag x"), ("(?(1)a|b)", "condition"),
      ("(?#", "comment"), ("(?", "without its )"), (#"a\bж"#, #"\b inside"#), (#"ж\bx"#, #"\b inside"#),
      ("a\u{0}b", "U+0000"),
      (String(repeating: "a", count: 501), "at most 500"), ("a{1001}", "more than 1000 times"),
      (String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40), "deep"), (#"[\Qa\E]"#, "brackets"),
    ])
  func ours(pattern: String, reason: String) {
    let refusals = Self.refusals([pattern])
    #expect(refusals.count == 1 && refusals.first?.index == 0)
    #expect(refusals.first?.reason.localisedContains(reason) == true, "\(refusals)")
  }

  @Test(
    "Bombs are refused, or made harmless, without trying them",
    arguments: [
      "(a{1,500}){1,500}", "(((a{1,10}){1,10}){1,10}){1,10}", #"\w{500}"#, #"(\w+\s+){1,50}x"#, #"\p{L}{50}"#,
      #"(\p{Lu}\d){4}"#,
      #"((\w{1,3}\W{1,3}){1,10}){1,5}"#, "(.{0,100}){5}x", "(a?){1000}a{1000}",
      "((((a{1000}){1000}){1000}){1000}){1000}",
      "(()){1000}{1000}", "((){1000}){1000}", "x.{500}y", "(ж|ш|щ|ю|я){300}", #"[^a]{400}b"#, #"[\w.]{60}@"#,
    ])
  func bombs(pattern: String) {
    let refusals = Self.refusals(["ok", pattern, "fine"])
    #expect(refusals.map(\.index) == [1])
  }

  @Test("All patterns that are refused are named, each by its place")
  func all() {
    #expect(Self.refusals(["(?=a)", "ok", "(", "fine", "[b-a]"]).map(\.index) == [0, 2, 4])
  }

  @Test("Too many patterns, or too large ones together, are refused as a whole")
  func together() {
    #expect(Self.refusals(Array(repeating: "a", count: RegexLimits.patterns)).isEmpty)
    #expect(Self.refusals(Array(repeating: "a", count: RegexLimits.patterns + 1)).map(\.index) == [nil])
    #expect(Self.refusals((0..<15).map { "a\($0).{30}x" }).map(\.index) == [nil])
  }
}

extension String {
  fileprivate func localisedContains(_ part: String) -> Bool {
    part.isEmpty || lowercased().contains(part.lowercased())
  }
}
