import Testing

@testable import Moderation

@Suite struct RegexMatcherTests {
  private static func matcher(_ patterns: [String], isExact: Bool = false) throws -> RegexMatcher {
    let patterns = patterns.enumerated().map { RegexMatcher.Pattern(text: $1, slot: 0, term: $0) }
    return try #require(try RegexMatcher(patterns, isExact: isExact))
  }

  /// What matched, each as text.
  private static func found(_ patterns: [String], in text: String, isExact: Bool = false) throws -> [String] {
    let matcher = try matcher(patterns, isExact: isExact)
    let scratch = ScanScratch()
    var text = text
    return text.withUTF8 { text in
      let flags = UnsafeMutableBufferPointer<Bool>.allocate(capacity: 1)
      flags.initialize(repeating: false)
      defer { flags.deallocate() }
      matcher.mark(flags, in: text, scratch: scratch)
      let spans = matcher.spans(of: 0, in: text, scratch: scratch)
      #expect(flags[0] != spans.isEmpty)
      return spans.map { String(decoding: text[$0.start..<$0.end], as: UTF8.self) }
    }
  }

  @Test(
    "Patterns match, and what matched is shown",
    arguments: [
      (#"free\s+money"#, "get free  money now", ["free  money"]), (#"\d+"#, "call 12345 or 67", ["12345", "67"]),
      (#"spam"#, "SPAM and Spam", ["SPAM", "Spam"]), (#"привет"#, "ПРИВЕТ всем", ["ПРИВЕТ"]),
      (#"[а-я]+"#, "xЖЖx", ["ЖЖ"]),
      (#"^hi"#, "hi hi", ["hi"]), (#"hi$"#, "hi hi", ["hi"]), (#"a|b"#, "xaxb", ["a", "b"]),
      (#"x.z"#, "xéz x🔥z", ["xéz", "x🔥z"]),
      (#"\p{Cyrillic}"#, "aжb", ["ж"]), (#"colou?r"#, "color colour", ["color", "colour"]),
      (#"\$\d+"#, "for $5!", ["$5"]),
      (#"(?:ha){3}"#, "hahahaha", ["hahahaha"]), (#"[^a-z ]"#, "ab é 1", ["é", "1"]),
      (#"\Qa.b*\E+"#, "a.b** axb", ["a.b**"]),
      (#"a+b+"#, "aabb", ["abb"]), (#"a\p{L}b"#, "aжb a1b", ["aжb"]), (#"a\P{L}b"#, "aжb a1b", ["a1b"]),
      (#"[\p{^L}]"#, "ж!", ["!"]),
      (#"fre+"#, "freee fre", ["freee", "fre"]),
      (#"(?i)x"#, "X", ["X"]), (#"(?#note)ok"#, "ok", ["ok"]), (#"\x{1F525}"#, "🔥", ["🔥"]), (#"é"#, "É", ["É"]),
      (#"[]a]"#, "]", ["]"]), (#"[[:digit:]]+"#, "a12", ["12"]), (#"a{,3}b"#, "a{,3}b", ["a{,3}b"]),
      (#"a{2}"#, "aaa", ["aaa"]),
      (#"x"#, "", []), (#"free.*money"#, "free free money", ["free money"]),
      (#"^free.*money"#, "free free money", ["free free money"]),
    ])
  func matches(pattern: String, text: String, expected: [String]) throws {
    #expect(try Self.found([pattern], in: text) == expected)
  }

  @Test(
    "Word characters and white space are those of every script",
    arguments: [
      (#"a\wb"#, "aéb", true), (#"a\wb"#, "aжb", true), (#"a\wb"#, "a漢b", true), (#"a\wb"#, "a🔥b", false),
      (#"a\wb"#, "a–b", false),
      (#"a\Wb"#, "a🔥b", true), (#"a\Wb"#, "aéb", false), (#"a\Wb"#, "aåb", false), (#"a\Wb"#, "akb", false),
      (#"a\Wb"#, "aωb", false),
      (#"a\Wb"#, "a b", true), (#"a\Wb"#, "a。b", true), (#"a[\w-]b"#, "aйb", true), (#"a[^\w]b"#, "aйb", false),
      (#"a[^\W]b"#, "aйb", true), (#"a\sb"#, "a\u{A0}b", true), (#"a\sb"#, "a\u{3000}b", true),
      (#"a\Sb"#, "a\u{3000}b", false),
      (#"a\Sb"#, "aéb", true), (#"a\Sb"#, "a b", false), (#"a[\S]b"#, "a!b", true), (#"^\w+$"#, "พรุ่งนี้", true),
      (#"^\w+$"#, "हिन्दी", true), (#"^\w+$"#, "naïve_1", true), (#"^\w+$"#, "na ïve", false),
    ])
  func classes(pattern: String, text: String, expected: Bool) throws {
    #expect(try !Self.found([pattern], in: text).isEmpty == expected)
  }

  @Test(
    "A word's edge at either end of a pattern is one for every script",
    arguments: [
      (#"\bcat\b"#, "a cat.", ["cat"]), (#"\bcat\b"#, "cat", ["cat"]), (#"\bcat\b"#, "concat", []),
      (#"\bcat\b"#, "cats", []),
      (#"\bcat\b"#, "écat caté", []), (#"\bкот\b"#, "это кот!", ["кот"]), (#"\bкот\b"#, "котик", []),
      (#"\bкот\b"#, "скот", []),
      (#"\b(foo|bar)\b"#, "a bar foo", ["bar", "foo"]), (#"\bfoo|bar\b"#, "xbar foox", ["bar", "foo"]),
      (#"(?:\bfoo\b)"#, "foo", ["foo"]), (#"(?i)\bfoo\b"#, "é foo", ["foo"]), (#"\bfoo\b"#, "🔥foo🔥", ["foo"]),
      (#"\bfree\b.*\bmoney\b"#, "free money", ["free money"]), (#"\bfree\b.*\bmoney\b"#, "freedom of money", []),
      (#"\ba\b"#, "a a a", ["a", "a", "a"]),
    ])
  func edges(pattern: String, text: String, expected: [String]) throws {
    #expect(try Self.found([pattern], in: text) == expected)
  }

  @Test("Case matters where exactness is asked for")
  func exact() throws {
    #expect(try Self.found(["Spam"], in: "spam Spam SPAM", isExact: true) == ["Spam"])
    #expect(try Self.found([#"\p{Lu}{3}"#], in: "abc ДЖЗ", isExact: true) == ["ДЖЗ"])
  }

  @Test("Each pattern is told apart, and only those of the condition are shown")
  func slots() throws {
    let patterns = [
      RegexMatcher.Pattern(text: "a+", slot: 1, term: 0), RegexMatcher.Pattern(text: "b+", slot: 0, term: 0),
      RegexMatcher.Pattern(text: "c+", slot: 1, term: 1), RegexMatcher.Pattern(text: "d", slot: 2, term: 0),
    ]
    let matcher = try #require(try RegexMatcher(patterns))
    let scratch = ScanScratch()
    var text = "bb cc aa"
    text.withUTF8 { text in
      let flags = UnsafeMutableBufferPointer<Bool>.allocate(capacity: 3)
      flags.initialize(repeating: false)
      defer { flags.deallocate() }
      matcher.mark(flags, in: text, scratch: scratch)
      #expect(Array(flags) == [true, true, false])
      #expect(
        matcher.spans(of: 1, in: text, scratch: scratch)
          == [RegexMatcher.Span(start: 3, end: 5, term: 1), RegexMatcher.Span(start: 6, end: 8, term: 0)])
      #expect(matcher.spans(of: 2, in: text, scratch: scratch).isEmpty)
    }
  }

  @Test("No patterns need no matcher")
  func none() throws {
    #expect(try RegexMatcher([]) == nil)
  }

  @Test("At most so many matches are shown, and whole characters only", arguments: ["a", "é", "🔥", "漢"])
  func limits(letter: String) throws {
    let text = String(repeating: letter + " ", count: 1000)
    #expect(try Self.found([letter], in: text) == Array(repeating: letter, count: RuleSetLimits.matches))
    #expect(try Self.found([#"\S"#], in: text).allSatisfy { $0 == letter })
    let long = String(repeating: letter, count: 1000)
    for found in try Self.found(["x.*y|.$"], in: long) { #expect(long.hasSuffix(found)) }
  }
}
