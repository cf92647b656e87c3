import Moderation
import Testing

/// Conditions that are not made of literals.
@Suite struct OtherConditionTests {
  @Test(
    "A comment's words are counted against the bounds",
    arguments: [
      (#"{"below":2}"#, "", true), (#"{"below":2}"#, "one", true), (#"{"below":2}"#, "one two", false),
      (#"{"above":2}"#, "one two", false), (#"{"above":2}"#, "one two three", true), (#"{"above":0}"#, "  ", false),
      (#"{"above":1,"below":4}"#, "one", false), (#"{"above":1,"below":4}"#, "one two three", true),
      (#"{"above":1,"below":4}"#, "1 2 3 4", false),
    ])
  func wordCount(bounds: String, text: String, expected: Bool) throws {
    #expect(try ruleSet(when: #"{"word_count":\#(bounds)}"#).matches(text) == expected)
  }

  @Test(
    "Links are told from words with a missing space",
    arguments: [
      ("http://spam.example", true), ("see HTTPS://Spam.Example/x", true), ("(https://a.b)", true),
      ("看https://a.b", true),
      ("https://127.0.0.1/x", true), ("http://[::1]/", true), ("http://localhost", true), ("http://", false),
      ("https:// spam", false), ("www.spam.example", true), ("www.a", true), ("www.", false), ("www...", false),
      ("看www.spam.de", true), ("spam.example.com/x", true), ("bit.ly/abc", true), ("t.me/join", true),
      ("go to spam.com", true),
      ("spam.com.", true), ("spam.com, ok", true), ("spam.com:8080", true), ("spam.co.uk", true), ("spam.com.au", true),
      ("访问spam.com", true), ("spam.com网站", true), ("сайт.рф", true), ("x spam.ru", true), ("SPAM.COM", true),
      ("hello.world", false), ("so good.fr", false), ("love.it", false), ("hola.de nada", false),
      ("link.in bio", false),
      ("wait...what", false), ("wait...com", false), ("v1.2/3", false), ("24.11.2026/1", false), ("1.5", false),
      (".com", false),
      ("com", false), ("@my.name.com", false), ("me@mail.com", false), ("x@spam.com/x", true), ("e.g. this", false),
      ("", false),
      ("and/or", false), ("...", false), ("a.b/c", false), ("no link here", false), ("ends with.", false),
    ])
  func links(text: String, expected: Bool) throws {
    #expect(try ruleSet(when: #"{"link":true}"#).matches(text) == expected)
  }

  @Test(
    "Only a link to an excepted domain or one under it passes",
    arguments: [
      ("https://tiktok.com/@x", false), ("https://www.TikTok.com/@x", false), ("vm.tiktok.com/abc", false),
      ("tiktok.com", false),
      ("https://tiktok.com:443/x", false), ("https://tiktok.com.", false), ("https://tiktok.com, ok", false),
      ("https://me@tiktok.com/", false), ("no link", false), ("https://tiktok.com.spam.example", true),
      ("https://faketiktok.com", true),
      ("https://tiktok.com@spam.example", true), ("https://spam.example/tiktok.com", true),
      ("https://spam.example?tiktok.com", true),
      (#"https://spam.example\@tiktok.com"#, true), ("https://tiktok.com&.spam.example", true),
      ("https://tiktok.com%2espam.com", true),
      ("https://tiktok.com。spam.com", true), ("tiktok.com and bit.ly/x", true), ("tiktok.com@spam.com/x", true),
      ("https://ok.example/x", false), ("https://not-ok.example/x", true),
    ])
  func exceptions(text: String, expected: Bool) throws {
    let rules = try ruleSet(when: #"{"link":{"except":["TikTok.com","ok.example"]}}"#)
    #expect(rules.matches(text) == expected)
  }

  @Test(
    "An author is known by exact id, or by user name in any case with or without its @",
    arguments: [
      (nil, nil, false), ("123", nil, true), ("1234", nil, false), ("abc", nil, false), ("ABC-id", nil, true),
      ("abc-ID", nil, false),
      (nil, "@spammer", true), (nil, "SPAMMER", true), (nil, "@Other", true), (nil, "other", true),
      (nil, "@spam", false),
      (nil, "@123", true), ("other", nil, false), ("9", "@nobody", false), ("9", "", false),
    ] as [(String?, String?, Bool)])
  func users(id: String?, username: String?, expected: Bool) throws {
    let rules = try ruleSet(when: #"{"users":["123","ABC-id","spammer","@OTHER"]}"#)
    for text in ["hello", nil] {
      let decision = rules.decide(comment(text, authorID: id, username: username), scratch: MatchScratch())
      #expect((decision.basis == .rule) == expected)
      #expect(decision.matches.isEmpty)
    }
  }

  @Test("Without text, only what is known of the author counts, and otherwise a person must look")
  func noText() throws {
    let rules = try ruleSet(
      #"""
      {"default":"allow","rules":[
        {"id":"any-link","verdict":"delete","when":{"link":true}},
        {"id":"friends","verdict":"allow","when":{"users":["@friend"]}},
        {"id":"short","verdict":"hide","when":{"word_count":{"below":9}}},
        {"id":"watch","mode":"shadow","verdict":"hide","when":{"users":["@friend"]}},
        {"id":"word","mode":"shadow","verdict":"hide","when":{"words":["bad"]}}
      ]}
      """#, version: 7)
    let scratch = MatchScratch()
    _ = rules.decide(comment("bad https://x.com"), scratch: scratch)
    #expect(
      rules.decide(comment(nil, username: "@other"), scratch: scratch)
        == Decision(verdict: .review, basis: .textMissing, ruleSetVersion: 7))
    #expect(
      rules.decide(comment(nil, username: "@friend"), scratch: scratch)
        == Decision(
          verdict: .allow, basis: .rule, ruleID: "friends", ruleLayer: .tenant, versions: RuleSetVersions(tenant: 7),
          fired: [FiredRule(ruleID: "friends", layer: .tenant, verdict: .allow)],
          shadows: [ShadowMatch(ruleID: "watch", verdict: .hide)]))
  }
}
