import Testing

@testable import Moderation

@Suite struct LinkSearchTests {
  /// The links of `text` that count for `scope`, as they stand in its folded form.
  private static func found(_ scope: LinkScope, _ text: String) -> [String] {
    var table = DomainTable()
    _ = table.add(.only(["other.example"]))
    let number = table.add(scope)
    let folded = LoweredText.lowering(text)
    return folded.withUnsafeBufferPointer { folded in
      var view = AddressText()
      view.read(folded)
      var search = LinkSearch()
      search.search(view)
      let flags = UnsafeMutableBufferPointer<Bool>.allocate(capacity: table.count)
      flags.initialize(repeating: false)
      defer { flags.deallocate() }
      search.mark(flags, in: view, table)
      let ranges = search.ranges(of: number, in: view, table)
      #expect(flags[number] == !ranges.isEmpty)
      return ranges.map { String(decoding: folded[$0], as: UTF8.self) }
    }
  }

  @Test(
    "Links are seen through what hides them",
    arguments: [
      ("see example[.]com now", "example[.]com"), ("example(.)com", "example(.)com"), ("example{.}de", "example{.}de"),
      ("example [.] com", "example [.] com"), ("example[dot]com/x", "example[dot]com/x"),
      ("example (dot) de", "example (dot) de"),
      ("EXAMPLE DOT COM", "example dot com"), ("go to example dot com!", "example dot com"),
      ("example ( dot ) fr", "example ( dot ) fr"),
      ("shop dot example dot com", "shop dot example dot com"), ("www dot example dot de", "www dot example dot de"),
      ("www dot example dot com", "www dot example dot com"), ("mitienda punto com", "mitienda punto com"),
      ("lojinha ponto com ponto br", "lojinha ponto com ponto br"), ("сайтик точка ru", "сайтик точка ru"),
      ("site [точка] рф", "site [точка] рф"),
      ("hxxp://spam.example/x", "hxxp://spam.example/x"), ("hxxps://spam[.]example", "hxxps://spam[.]example"),
      ("hxxp[:]//spam[.]example", "hxxp[:]//spam[.]example"), ("h**p://spam.example", "h**p://spam.example"),
      ("http[:]//spam.example", "http[:]//spam.example"), ("http[://]spam.example", "http[://]spam.example"),
      ("spam%2Ecom", "spam%2ecom"), ("spam%2ede", "spam%2ede"),
      ("https%3A%2F%2Fspam.example", "https%3a%2f%2fspam.example"),
      ("%73pam.com", "%73pam.com"),
      ("https://%D1%81%D0%B0%D0%B9%D1%82.example", "https://%d1%81%d0%b0%d0%b9%d1%82.example"),
      ("spam。com", "spam。com"), ("spam｡com", "spam｡com"), ("spam .com", "spam .com"), ("myspamdotcom", "myspamdotcom"),
      ("buy: spam[,]com", "spam[,]com"), ("a.spam[.]co", "a.spam[.]co"), ("bücher[.]example", "bücher[.]example"),
    ])
  func hidden(text: String, expected: String) {
    #expect(Self.found(.any, text) == [expected])
  }

  @Test(
    "Innocent sentences hold no links",
    arguments: [
      "polka dot dress", "a polka dot com", "the dot com bubble", "a dot com company", "during dot com bubble",
      "dot com",
      "dot", "connect the dots", "dot net developer", "microsoft dot net framework", "on the dot",
      "at this point info is rare",
      "nesse ponto com você", "até o ponto com ele", "em que ponto com isso", "un punto com", "hasta este punto net",
      "в точка ru",
      "wait (.) what", "( . ) ( . )", "lol (.)", "[.]", "x (dot)", "(dot) com", "f(.)x", "yes [at] no", "50%25",
      "100% com", "20%2e",
      "oi. com certeza", "ok .no problem", "dotcom", "Kim Dotcom", "the dotcom era", "anecdote", "hxx", "hxxp",
      "h p://",
      "好的。com", "ok。No", "dot dot dot", "red dot info", "my dot co", "dot i dot", "spam dot", "spam dot spam",
      "so dot de",
      "smile :) com", "a[b]c", "this[or]that", "e.g.[x]", "{at}", "%zz", "%", "%2", "100%d1%80 ok", "hello.world",
      "love.it",
    ])
  func innocent(text: String) {
    #expect(Self.found(.any, text) == [])
  }

  @Test(
    "A list of domains sees through what hides them, and through scripts",
    arguments: [
      (["tiktok.com"], "tiktok[.]com", true), (["tiktok.com"], "www dot tiktok dot com", true),
      (["tiktok.com"], "faketiktok.com", false),
      (["tiktok.com"], "vm.tiktok.com/x", true), (["TikTok.com"], "TIKTOK.COM", true),
      (["tiktok.com"], "tiktok.com.spam.example/x", false),
      (["tiktok.com"], "https://tiktok.com%2espam.com", false), (["tiktok.com"], "https://tiktok%2ecom", true),
      (["tiktok.com"], "https://tiktok.com@spam.example", false), (["co.uk"], "shop.co.uk", true),
      (["uk"], "shop.co.uk", true),
      (["bücher.example"], "https://xn--bcher-kva.example", true),
      (["xn--bcher-kva.example"], "https://BÜCHER.example/x", true),
      (["сайт.рф"], "xn--80aswg.xn--p1ai/x", true), (["xn--80aswg.xn--p1ai"], "www.сайт.рф", true),
      (["bücher.example"], "https://bucher.example", false),
      (["a.example", "b.example"], "http://b.example", true), (["a.b.c.d.example"], "http://x.a.b.c.d.example", true),
      (["a.b.c.d.example"], "http://b.c.d.example", false),
    ])
  func domains(domains: [String], text: String, isNamed: Bool) {
    #expect(!Self.found(.only(domains), text).isEmpty == isNamed)
    #expect(Self.found(.except(domains), text).isEmpty == isNamed)
  }

  @Test("Of several links, those count that a condition means")
  func several() {
    let text = "tiktok.com and https://spam.example and spam[.]de"
    #expect(Self.found(.only(["tiktok.com", "spam.de", "de"]), text) == ["tiktok.com", "spam[.]de"])
    #expect(Self.found(.except(["tiktok.com", "spam.de"]), text) == ["https://spam.example"])
    #expect(Self.found(.any, text).count == 3)
    #expect(Self.found(.except([]), text).count == 3)
    #expect(Self.found(.only([]), text).isEmpty)
  }

  @Test("Conditions that mean the same share a number")
  func sharing() {
    var table = DomainTable()
    #expect(
      table.add(.only(["a.b"])) == 0 && table.add(.any) == 1 && table.add(.only(["a.b"])) == 0 && table.count == 2)
  }

  @Test(
    "Punycode is that of RFC 3492",
    arguments: [
      ("bücher", "xn--bcher-kva"), ("münchen", "xn--mnchen-3ya"), ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
      ("почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
      ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
      ("παράδειγμα", "xn--hxajbheg2az3al"), ("plain", "plain"),
    ])
  func punycode(unicode: String, ascii: String) {
    #expect(Punycode.encodingDomain(unicode + ".x") == ascii + ".x")
    #expect(Punycode.decodingDomain("x." + ascii) == "x." + unicode)
  }

  @Test(
    "What is no Punycode stays as it is",
    arguments: ["xn--", "xn--é", "xn--99999999", "xn---", "xn--a-\u{FF}", "a..b", ""])
  func badPunycode(domain: String) {
    #expect(Punycode.decodingDomain(domain) == domain || domain == "xn---")
  }

  @Test("Whatever a text holds, what is found are places in it", arguments: 1...6 as ClosedRange<UInt64>)
  func hostile(seed: UInt64) {
    let pieces = [
      "a", "com", "spam", ".", "[.]", "(", ")", " dot ", "dot", " ", "www", "http", "hxxp", "://", "[:]", "%2e",
      "%d1%80", "%", "@", "/",
      "。", "é", "漢", "🔥", "[at]", " ponto com ", "www dot ", "?", ":", "\u{2028}", "-", "xn--", "de", " .com",
    ]
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1500 {
      let text = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      for link in Self.found(.any, text) { #expect(!link.isEmpty && !link.contains("\u{FFFD}")) }
    }
  }
}
