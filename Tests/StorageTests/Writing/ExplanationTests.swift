import Moderation
import Testing

@testable import Storage

@Suite struct ExplanationTests {
  @Test("What was explained reads back the same, however hostile the words")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "\"", "\\", "/", "\u{0}", "\u{1}", "\u{1F}", "\u{7F}", "\n", "\r\n", "\t", "\u{2028}", "\u{FFFD}", "\u{10FFFF}",
      "\u{1F468}\u{200D}\u{1F469}", "e\u{301}", "\u{202E}", "a", "</script>", "{}", "\\u0041",
    ]
    func word() -> String {
      (0..<Int.random(in: 0...8, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    for _ in 0..<500 {
      let matches = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        TextMatch(
          start: Int.random(in: 0...65_536, using: &generator), end: Int.random(in: 0...65_536, using: &generator),
          term: word(), rule: Bool.random(using: &generator) ? word() : nil,
          how: FoldingSteps(rawValue: UInt16.random(in: 0..<1024, using: &generator)))
      }
      let shadows = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        ShadowMatch(
          ruleID: word(), verdict: Verdict.allCases.randomElement(using: &generator),
          layer: RuleLayer.allCases.randomElement(using: &generator) ?? .tenant)
      }
      let fired = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        FiredRule(
          ruleID: word(), layer: RuleLayer.allCases.randomElement(using: &generator) ?? .tenant,
          verdict: Verdict.allCases.randomElement(using: &generator))
      }
      let labels = (0..<Int.random(in: 0...2, using: &generator)).map { _ in word() }
      let decision = Decision(
        verdict: .hide, basis: .rule, matches: matches, fired: fired, shadows: shadows, labels: labels,
        notifies: labels)
      guard let explanation = Explanation(decision) else {
        #expect(matches.isEmpty && shadows.isEmpty && fired.isEmpty && labels.isEmpty)
        continue
      }
      let read = try #require(Explanation(json: explanation.json))
      // By bytes: Swift holds differently encoded accents to be equal.
      #expect(read.matches.map { Array($0.term.utf8) } == matches.map { Array($0.term.utf8) })
      #expect(read.matches.map(\.start) == matches.map(\.start) && read.matches.map(\.end) == matches.map(\.end))
      #expect(read.shadows.map { Array($0.ruleID.utf8) } == shadows.map { Array($0.ruleID.utf8) })
      #expect(read.shadows.map(\.verdict) == shadows.map(\.verdict))
      #expect(read.matches == matches && read.shadows == shadows && read.fired == fired)
      #expect(read.labels.map { Array($0.utf8) } == labels.map { Array($0.utf8) })
      #expect(read.notifies == labels)
    }
  }

  @Test("What was written before there were layers is read as the tenant's")
  func old() throws {
    let json = #"{"matches":[{"start":0,"end":3,"term":"abc"}],"shadows":[{"rule":"s","verdict":"hold"}]}"#
    let read = try #require(Explanation(json: json))
    #expect(read.matches == [TextMatch(start: 0, end: 3, term: "abc")])
    #expect(read.shadows == [ShadowMatch(ruleID: "s", verdict: .hold, layer: .tenant)])
    #expect(read.fired.isEmpty && read.labels.isEmpty && read.notifies.isEmpty)
  }

  @Test("Most comments need no explanation")
  func none() { #expect(Explanation(Decision(verdict: .allow, basis: .byDefault)) == nil) }
}
