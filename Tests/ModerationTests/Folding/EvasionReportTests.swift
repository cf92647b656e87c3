import Testing

@testable import Moderation

@Suite struct EvasionReportTests {
  @Test(
    "At least a hundred different variants are tried, whatever the term is written in",
    arguments: ["scam", "free money", "f*ck", "дурак", "笨蛋", "नमस्ते", "ok", "c++", "100", "🔥", "バカ", "puta"])
  func variants(term: String) throws {
    let kind: TermKind = term.contains("*") ? .wildcards : .substrings
    for folding in Folding.allCases {
      let report = try EvasionReport(term: term, kind: kind, folding: folding)
      #expect(report.variants >= 100)
      #expect(report.caught <= report.variants && report.techniques.allSatisfy { $0.caught <= $0.variants })
      #expect(
        report.techniques.allSatisfy { $0.missed.count <= 5 && ($0.missed.isEmpty == ($0.caught == $0.variants)) })
    }
  }

  @Test("The same seed gives the same report, another seed others")
  func seed() throws {
    let first = try EvasionReport(term: "scam", kind: .words, folding: .exact, seed: 7)
    #expect(try EvasionReport(term: "scam", kind: .words, folding: .exact, seed: 7) == first)
    #expect(try EvasionReport(term: "scam", kind: .words, folding: .exact, seed: 8) != first)
  }

  @Test("More folding catches more, and exact matching next to nothing")
  func levels() throws {
    for term in ["scam", "casino", "free money", "idiot"] {
      let reports = try Folding.allCases.map { try EvasionReport(term: term, kind: .phrases, folding: $0) }
      let shares = reports.map(\.share)
      #expect(shares[0] < 0.05)
      #expect(shares[1] > 0.7, "\(term): \(reports[1].techniques.flatMap(\.missed))")
      #expect(shares[2] > 0.93, "\(term): \(reports[2].techniques.flatMap(\.missed))")
    }
  }

  @Test("Folded terms are caught behind every technique that folding is meant for")
  func techniques() throws {
    let report = try EvasionReport(term: "casino", kind: .words, folding: .folded)
    let caught = Dictionary(uniqueKeysWithValues: report.techniques.map { ($0.name, $0.caught == $0.variants) })
    for name in [
      "case", "fullwidth", "mathematical", "enclosed", "regional", "small_capitals", "invisible", "marks", "stretched",
    ] {
      #expect(caught[name] == true, "\(name): \(report.techniques.filter { $0.name == name })")
    }
    #expect(caught["doubled"] == false && caught["separators"] == false)
  }

  @Test("Ordinary words that a term would hit are told, with their languages")
  func collisions() throws {
    let loose = try EvasionReport(term: "lose", kind: .words, folding: .aggressive)
    #expect(loose.collisions.contains(EvasionReport.Collision(word: "loose", languages: ["en"])))
    let part = try EvasionReport(term: "cum", kind: .substrings, folding: .folded)
    #expect(part.collisions.map(\.word).contains("cucumber"))
    #expect(part.collisions.contains(EvasionReport.Collision(word: "documento", languages: ["pt", "es"])))
    #expect(try EvasionReport(term: "cum", kind: .words, folding: .folded).collisions.isEmpty)
    #expect(try EvasionReport(term: "class", kind: .words, folding: .folded).collisions.isEmpty)
    #expect(try EvasionReport(term: "año", kind: .words, folding: .aggressive).collisions.map(\.word) == ["ano"])
    #expect(try EvasionReport(term: "e", kind: .substrings, folding: .folded).collisions.count == 100)
  }

  @Test("A term of which nothing is left is refused with the reason", arguments: ["\u{200B}", "\u{301}"])
  func refusal(term: String) throws {
    #expect(throws: EvasionReport.Refusal(reason: "has nothing left to look for once it is folded")) {
      try EvasionReport(term: term, kind: .words, folding: .folded)
    }
  }
}
