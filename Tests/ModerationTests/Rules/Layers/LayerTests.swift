import Testing

@testable import Moderation

@Suite struct LayerTests {
  private static let gateway = #"""
    {"default":"review","rules":[
      {"id":"law","verdict":"delete","locked":true,"when":{"words":["illegal"]}},
      {"id":"links","verdict":"hide","when":{"link":true}},
      {"id":"scam","verdict":"hide","when":{"words":["scam"]}}
    ]}
    """#
  private static let tenant = #"""
    {"disable":["links","law"],"rules":[
      {"id":"scam","verdict":"review","locked":true,"when":{"words":["scam"]}},
      {"id":"own","verdict":"hold","when":{"words":["rude"]}},
      {"id":"law","verdict":"allow","when":{"words":["illegal"]}}
    ]}
    """#
  private static let account = #"""
    {"default":"allow","disable":["own"],"rules":[
      {"id":"links","verdict":"delete","when":{"link":true}},
      {"id":"scam","mode":"off","verdict":"hide","when":{"words":["scam"]}}
    ]}
    """#

  private static func layers(_ count: Int) throws -> [RuleSetSource] {
    try Array(
      [
        source(.gateway, gateway, version: 11), source(.tenant, tenant, version: 22),
        source(.account, account, version: 33),
      ].prefix(count))
  }

  @Test("A compiled layer gives back the rules as they were written, terms in every kind of condition among them")
  func written() throws {
    let document = try RuleSetDocument(
      json: #"""
        {"rules":[
          {"id":"mixed","verdict":"hide","when":{"all":[
            {"any":[{"words":{"terms":["Zebra","ant"],"lists":["pests"]}},{"regex":["a+b"]},{"phrases":["Two  Words"]}]},
            {"not":{"substrings":["ünder","UNDER"]}}]}},
          {"id":"listed","verdict":"hide","when":{"words":{"lists":["pests"]}}},
          {"id":"wild","verdict":"hide","folding":"aggressive","when":{"wildcards":["f*ck","*coin*"]}},
          {"id":"off","mode":"off","verdict":"hide","when":{"words":["idle"]}},
          {"id":"tried","mode":"off","verdict":"hide","folding":"exact","when":{"words":[" Tried "]},
            "examples":{"must_match":["Tried"]}}
        ]}
        """#.utf8)
    let layer = try CompiledLayer(
      RuleSetSource(
        layer: .tenant, version: 1, document: document,
        lists: [ListReference(name: "pests"): TermListContent(terms: ["wasp"])]))
    #expect(layer.rules == document.rules)
  }

  @Test("Layers of whomever with the same terms and patterns share their matchers, and no others do")
  func sharedMatchers() throws {
    func rules(_ words: String, _ regex: String, kind: String = "words", folding: String = "folded") throws
      -> RuleSetDocument
    {
      try RuleSetDocument(
        json: #"""
          {"rules":[{"id":"r","verdict":"hide","folding":"\#(folding)",
            "when":{"any":[{"\#(kind)":["\#(words)","two"]},{"regex":["\#(regex)"]}]}}]}
          """#.utf8)
    }
    let cache = CompiledLists()
    func layer(_ document: RuleSetDocument, _ layer: RuleLayer = .tenant) throws -> CompiledLayer {
      try CompiledLayer(RuleSetSource(layer: layer, version: 1, document: document), sharing: cache)
    }
    let first = try layer(rules("one", "a+"))
    let same = try layer(rules("one", "a+"), .account)
    #expect(first !== same && first.terms === same.terms && first.patterns === same.patterns)
    #expect(first.terms != nil && first.patterns != nil)
    let others = try [
      rules("One", "a+"), rules("one", "a+", kind: "substrings"), rules("one", "a+", folding: "aggressive"),
    ].map { try layer($0) }
    #expect(others.allSatisfy { $0.terms !== first.terms && $0.patterns === first.patterns })
    let other = try layer(rules("one", "b+"))
    #expect(other.terms === first.terms && other.patterns !== first.patterns)
    #expect(CompiledRuleSet(layers: [other]).decide(comment("b"), scratch: MatchScratch()).ruleID == "r")
    #expect(CompiledRuleSet(layers: [other]).decide(comment("a"), scratch: MatchScratch()).ruleID == nil)
  }

  @Test("A matcher tells whether it is made of a table, by every term, kind, folding and condition")
  func madeOf() throws {
    func table(_ change: (inout [(String, TermKind, Folding, Int)]) -> Void = { _ in }) -> TermTable {
      var entries: [(String, TermKind, Folding, Int)] = [
        ("ant", .words, .folded, 0), ("Ünder", .words, .folded, 0), ("two words", .phrases, .exact, 2),
      ]
      change(&entries)
      var table = TermTable()
      for (index, entry) in entries.enumerated() {
        table.add(entry.0, kind: entry.1, folding: entry.2, slot: entry.3, index: index)
      }
      return table
    }
    let matcher = try #require(try TermMatcher(table()))
    #expect(matcher.isMade(of: table()))
    #expect(!matcher.isMade(of: table { $0[1].0 = "under" }))
    #expect(!matcher.isMade(of: table { $0[2].1 = .substrings }))
    #expect(!matcher.isMade(of: table { $0[2].2 = .folded }))
    #expect(!matcher.isMade(of: table { $0[2].3 = 1 }))
    #expect(!matcher.isMade(of: table { $0.removeLast() }))
    #expect(!matcher.isMade(of: table { $0.append(("more", .words, .folded, 3)) }))
  }

  @Test("Each rule says where it came from and whether it counts")
  func effective() throws {
    let rules = try CompiledRuleSet(Self.layers(3)).rules
    let states = rules.map { "\($0.rule.id) \($0.layer.name) \($0.version) \($0.state)" }
    #expect(
      states == [
        "law tenant 22 overruled(by: Moderation.RuleLayer.gateway)", "law gateway 11 inForce",
        "links account 33 inForce", "links gateway 11 disabled(by: Moderation.RuleLayer.tenant)",
        "scam gateway 11 overridden(by: Moderation.RuleLayer.tenant)",
        "scam account 33 overruled(by: Moderation.RuleLayer.tenant)",
        "own tenant 22 disabled(by: Moderation.RuleLayer.account)", "scam tenant 22 inForce",
      ])
  }

  @Test("The rules that can decide are the live ones in force, by rank, without their terms", arguments: 1...3)
  func deciding(count: Int) throws {
    let rules = try CompiledRuleSet(Self.layers(count))
    let expected = rules.rules.filter { $0.state == .inForce && $0.rule.mode == .live }.map { effective in
      var effective = effective
      effective.rule.when = effective.rule.when.replacingTerms { _ in [] }
      return effective
    }
    #expect(!expected.isEmpty && rules.deciding == expected)
  }

  @Test(
    "The lowest layer's rule counts unless one above is locked, and decisions name all versions and the rule's layer",
    arguments: [
      (1, "illegal", .delete, "law", .gateway), (2, "illegal", .delete, "law", .gateway),
      (1, "https://a.example", .hide, "links", .gateway), (2, "https://a.example", .review, nil, nil),
      (3, "https://a.example", .delete, "links", .account), (2, "scam", .review, "scam", .tenant),
      (3, "scam", .review, "scam", .tenant), (2, "rude", .hold, "own", .tenant), (3, "rude", .allow, nil, nil),
      (1, "nice", .review, nil, nil), (3, "nice", .allow, nil, nil),
    ] as [(Int, String, Verdict, String?, RuleLayer?)])
  func decisions(count: Int, text: String, verdict: Verdict, ruleID: String?, layer: RuleLayer?) throws {
    let rules = try CompiledRuleSet(Self.layers(count))
    let decision = rules.decide(text)
    #expect(decision.verdict == verdict && decision.ruleID == ruleID && decision.ruleLayer == layer)
    let versions = RuleSetVersions(
      gateway: 11, tenant: count > 1 ? 22 : nil, account: count > 2 ? 33 : nil)
    #expect(decision.versions == versions && rules.versions == versions)
    #expect(decision.ruleSetVersion == (layer.flatMap { versions[$0] } ?? versions.lowest))
  }

  @Test("Without any layer everything is allowed by default")
  func none() {
    let decision = CompiledRuleSet(layers: []).decide("anything")
    #expect(decision == Decision(verdict: .allow, basis: .byDefault))
    #expect(decision.ruleSetVersion == 0)
  }

  @Test("A layer compiled once serves many rule sets, and what each decides stays its own")
  func shared() throws {
    let gateway = try CompiledLayer(source(.gateway, Self.gateway))
    let sets = try (0..<20).map { index in
      let json = #"{"rules":[{"id":"t","verdict":"hide","when":{"words":["w\#(index)","all"]}}]}"#
      return CompiledRuleSet(layers: [gateway, try CompiledLayer(source(.tenant, json, version: Int64(index + 1)))])
    }
    let scratch = MatchScratch()
    for (index, set) in sets.enumerated() {
      #expect(set.layers[0] === gateway)
      #expect(set.decide(comment("w\(index) scam"), scratch: scratch).fired.count == 2)
      #expect(set.decide(comment("w\(index + 1)"), scratch: scratch).basis == .byDefault)
      #expect(set.decide(comment("all"), scratch: scratch).versions.tenant == Int64(index + 1))
      #expect(set.memoryBytes < gateway.memoryBytes + sets[0].memoryBytes * 2)
    }
  }
}
