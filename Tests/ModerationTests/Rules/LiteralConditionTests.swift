import Moderation
import Testing

/// Words, phrases and substrings.
@Suite struct LiteralConditionTests {
  @Test(
    "A word matches between word edges only",
    arguments: [
      ("bad", "bad", true), ("bad", "a BAD idea", true), ("bad", "bad!", true), ("bad", "(bad)", true),
      ("bad", "badly", false), ("bad", "abad", false), ("bad", "bad_", false), ("bad", "bad1", false),
      ("bad", "", false),
      ("bad", "badly bad", true), ("bad", "👍bad👍", true), ("bad", "❤️bad", true), ("bad", "bad❤️", true),
      ("bad", "badé", false), ("bad", "ébad", false), ("bad", "bad\u{301}", true), ("bad", "漢bad", true),
      ("bad", "bad\u{3000}x", true), ("bad", "bad-ly", true), ("bad", "so.bad.so", true), ("bad", "bad٣", false),
      ("café", "CAFÉ!", true), ("café", "cafés", false), ("İstanbul", "xx i\u{307}stanbul", true),
      ("İstanbul", "İSTANBUL", true), ("straße", "STRAẞE", true), ("straße", "STRASSE", true),
      ("c++", "c++", true), ("c++", "c++11", true), ("c++", "xc++", false), ("🔥", "hot🔥", true),
      (" bad ", "so bad.", true),
      ("bad guy", "bad \n guy", true), ("bad guy", "bad guys", false), ("नमस्ते", "नमस्ते!", true),
      ("नम", "नमस्ते", false),
      ("स", "सा", false), ("дурак", "ДУРАК", true), ("ab", "\u{0}ab\u{0}", true),
    ])
  func words(term: String, text: String, expected: Bool) throws {
    #expect(try ruleSet(when: #"{"words":["\#(term)"]}"#).matches(text) == expected)
  }

  @Test(
    "A phrase matches its words in order, whatever but words stands between them",
    arguments: [
      ("free money", "free money", true), ("free money", "FREE, money!", true), ("free money", "free\n\n--money", true),
      ("free money", "free🔥money", true), ("free money", "get free  money now", true),
      ("free money", "freemoney", false),
      ("free money", "free your money", false), ("free money", "money free", false),
      ("free money", "carefree money", false),
      ("free money", "free moneys", false), ("free money", "free_money", false), ("free, money!", "free money", true),
      ("free", "so free.", true), ("free", "freely", false), ("élan vital", "ÉLAN-VITAL", true),
      ("free money", "", false),
      ("free money", "free", false), ("free money", "free free money", true),
    ])
  func phrases(term: String, text: String, expected: Bool) throws {
    #expect(try ruleSet(when: #"{"phrases":["\#(term)"]}"#).matches(text) == expected)
  }

  @Test(
    "A substring matches anywhere, and its white space any white space",
    arguments: [
      ("follow me", "please FOLLOW ME", true), ("follow me", "unfollow mean", true),
      ("follow me", "follow \t\n me", true),
      ("follow me", "follow\u{A0}me", true), ("follow me", "followme", false), ("follow  me", "follow me", true),
      ("follow me", "follow, me", false), ("ß", "Straße", true), ("ss", "straße", true), ("é", "CAFÉ", true),
      ("😀", "a😀b", true), ("😀", "😁", false), (" me", "me", false), (" me", "to me", true), ("a.b*", "xA.B*", true),
      ("a.b", "axb", false), ("e", "e\u{301}", true), ("x", "", false),
    ])
  func substrings(term: String, text: String, expected: Bool) throws {
    #expect(try ruleSet(when: #"{"substrings":["\#(term)"]}"#).matches(text) == expected)
  }

  @Test(
    "Matches point at the original text",
    arguments: [
      (#"{"words":["bad"]}"#, "İİ  ẞ \t BAD, bad", ["BAD", "bad"]),
      (#"{"words":["istanbul","i\u0307stanbul"]}"#, "👋 İSTANBUL.", ["İSTANBUL"]),
      (#"{"substrings":["follow me"]}"#, "É Follow  \u{3000}ME now", ["Follow  \u{3000}ME"]),
      (#"{"substrings":["a "]}"#, "xa \t b", ["a \t "]),
      (#"{"phrases":["free money"]}"#, "Ⱥ!! FREE -- 🔥 Money!! free money", ["FREE -- 🔥 Money", "free money"]),
      (#"{"substrings":["aa"]}"#, "aaaa", ["aa", "aa", "aa"]),
      (#"{"link":true}"#, "É  Https://Spam.EXAMPLE/x?y  www.foo.bar, ok", ["Https://Spam.EXAMPLE/x?y", "www.foo.bar"]),
      (#"{"word_count":{"below":9}}"#, "two words", []),
    ])
  func offsets(condition: String, text: String, expected: [String]) throws {
    let decision = try ruleSet(when: condition).decide(text)
    #expect(decision.verdict == .delete)
    #expect(decision.matches.map { $0.excerpt(of: text) } == expected)
    #expect(decision.matches == decision.matches.sorted { ($0.start, $0.end) < ($1.start, $1.end) })
  }

  @Test("A match names its term as the author wrote it")
  func termName() throws {
    #expect(
      try ruleSet(when: #"{"words":["ok","BäD"]}"#).decide("so bÄd").matches == [
        TextMatch(start: 3, end: 7, term: "BäD", rule: "rule", how: [.letterCase, .marks])
      ])
  }

  @Test("At most 32 matches are kept, the first ones")
  func manyMatches() throws {
    let text = String(repeating: "a", count: 5000)
    let matches = try ruleSet(when: #"{"substrings":["aaa","a"]}"#).decide(text).matches
    #expect(matches.count == 32)
    #expect(matches.first == TextMatch(start: 0, end: 1, term: "a", rule: "rule"))
    #expect(matches.last == TextMatch(start: 15, end: 18, term: "aaa", rule: "rule"))
  }

  @Test("Literals that begin, end or contain each other are all found")
  func overlapping() throws {
    let decision = try ruleSet(when: #"{"substrings":["abc","b","bc","abcd","x"]}"#).decide("abcd")
    #expect(decision.matches.map(\.term) == ["abc", "abcd", "b", "bc"])
  }
}
