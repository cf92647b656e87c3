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
