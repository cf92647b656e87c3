import Testing

@testable import Moderation

@Suite struct WildcardTests {
  @Test(
    "A star stands for word characters before, after or within",
    arguments: [
      ("free*", "freedom!", ["freedom"]), ("free*", "free", ["free"]), ("free*", "carefree", []),
      ("free*", "Freebies, FREE money", ["Freebies", "FREE"]), ("*coin*", "buy Bitcoins now", ["Bitcoins"]),
      ("*coin*", "coin", ["coin"]), ("*coin", "bitcoin", ["bitcoin"]), ("*coin", "bitcoins", []),
      ("f*ck", "fuck f*ck fck feedback", ["fuck", "fck", "feedback"]), ("f*ck", "f ck", []), ("f*ck", "fucking", []),
      ("f*ck*", "fucking", ["fucking"]), ("*f*ck*", "motherfucker", ["motherfucker"]),
      ("a*conda", "anaconda", ["anaconda"]),
      ("a*conda", "xanaconda", []), ("b*d*t", "bandit budget", ["bandit", "budget"]), ("b*d*t", "bad t", []),
      ("free* money", "freebie money", ["freebie money"]), ("free* money", "free money", ["free money"]),
      ("free* money", "free, money", []), ("free**", "freed", ["freed"]), (" free* ", "freed", ["freed"]),
      ("c++*", "c++11", ["c++11"]), ("*の*", "猫の手", ["の"]), ("笨*", "大笨蛋", ["笨"]),
      ("ab*ba", "abba aba abxba", ["abba", "abxba"]),
      ("año*", "AÑOS anos", ["AÑOS"]), ("дур*", "Дурачок", ["Дурачок"]),
    ])
  func matches(term: String, text: String, expected: [String]) throws {
    #expect(try Finder([term], .wildcards).excerpts(of: text) == expected)
  }

  @Test(
    "Wildcards are folded too",
    arguments: [
      ("free*", "fr33dom"), ("free*", "FREEEEdom"), ("f*ck", "ƒuck"), ("f*ck", "f@@ck"), ("*coin*", "bitc0ins"),
      ("f*ck*", "ｆｕｃｋing"), ("a*conda", "@n@c0nda"),
    ])
  func folding(term: String, text: String) throws {
    #expect(try finds(term, .wildcards, in: text))
    #expect(try !finds(term, .wildcards, .exact, in: text))
  }

  @Test(
    "A wildcard must have three characters beside its stars, or one of a script without spaces",
    arguments: [
      ("fr*", "must have at least 3 characters beside its stars"),
      ("*a*b*", "must have at least 3 characters beside its stars"),
      ("***", "must have a letter or a digit beside its stars"),
      ("*!!!*", "must have a letter or a digit beside its stars"),
      ("fre*", nil), ("*漢*", nil), ("*の", nil), ("c++*", nil),
    ])
  func fault(term: String, fault: String?) {
    #expect(WildcardTerm.fault(term) == fault)
    if let fault {
      let refusal = TermRefusal(slot: 0, index: 0, reason: fault)
      #expect(throws: TermRefusals(refusals: [refusal])) { try Finder([term], .wildcards) }
    }
  }
}
