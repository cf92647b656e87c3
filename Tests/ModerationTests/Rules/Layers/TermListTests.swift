import Testing

@testable import Moderation

@Suite struct TermListTests {
  @Test("Rules find the terms of lists beside their own, and matches name the term")
  func lists() throws {
    let json = #"""
      {"rules":[
        {"id":"words","verdict":"hide","when":{"words":{"terms":["cash"],"lists":["spam","gateway/spam"]}}},
        {"id":"not","verdict":"review","when":{"not":{"words":{"lists":["spam"]}}}},
        {"id":"sub","mode":"shadow","verdict":"hide","when":{"substrings":{"lists":["spam"]}}},
        {"id":"users","verdict":"allow","when":{"users":{"lists":["friends"]}}}
      ]}
      """#
    let lists = ["spam": ["casino", "free  money"], "gateway/spam": ["loan"], "friends": ["@ann"]]
    let rules = try CompiledRuleSet([source(.tenant, json, lists: lists)])
    let scratch = MatchScratch()
    func decide(_ text: String) -> Decision { rules.decide(comment(text), scratch: scratch) }
    #expect(decide("a CASINO and cash").matches.map(\.term) == ["casino", "cash"])
    #expect(decide("loan").fired.map(\.ruleID) == ["words", "not"])
    #expect(decide("casinos").fired.map(\.ruleID) == ["not"])
    #expect(decide("casinos").shadows.map(\.ruleID) == ["sub"])
    #expect(decide("casino").fired.map(\.ruleID) == ["words"])
    #expect(rules.decide(comment("casino", username: "@Ann"), scratch: scratch).ruleID == "users")
  }

  @Test("A list that there is not, or that cannot be compiled, is a fault at each place that names it")
  func missing() throws {
    let json = #"""
      {"rules":[
        {"id":"a","verdict":"hide","when":{"any":[{"words":{"terms":["x"],"lists":["spam","gone"]}},{"link":true}]}},
        {"id":"b","mode":"shadow","verdict":"hide","when":{"not":{"users":{"lists":["starter/gone"]}}}},
        {"id":"c","mode":"off","verdict":"hide","when":{"words":{"lists":["gone"]}}}
      ]}
      """#
    let source = try source(.tenant, json, lists: ["spam": ["casino"]])
    #expect(
      faults { () throws(RuleSetFaults) in try CompiledRuleSet([source]) }.map(\.path) == [
        "/rules/0/when/any/0/words/lists/1", "/rules/1/when/not/users/lists/0",
      ])
  }

  @Test("A term that rules cannot use is a fault when they are saved, and passed over once they are in force")
  func unusable() throws {
    let json = #"{"rules":[{"id":"a","verdict":"hide","when":{"wildcards":{"lists":["spam"]}}}]}"#
    let source = try source(.tenant, json, lists: ["spam": ["x*", "casin*", "***"]])
    #expect(
      faults { () throws(RuleSetFaults) in try CompiledRuleSet([source]) }.map(\.path) == [
        "/rules/0/when/wildcards/lists/0", "/rules/0/when/wildcards/lists/0",
      ])
    let rules = CompiledRuleSet(layers: [try CompiledLayer(source, passingOverListTerms: true)])
    #expect(rules.decide("a CASINO").matches.map(\.term) == ["casin*"])
    #expect(rules.decide("xyz").fired.isEmpty)
  }

  @Test("An empty list matches nothing")
  func empty() throws {
    let json = #"{"rules":[{"id":"a","verdict":"hide","when":{"words":{"lists":["spam"]}}}]}"#
    #expect(try CompiledRuleSet([source(.tenant, json, lists: ["spam": []])]).decide("x").basis == .byDefault)
  }

  @Test("A list is compiled once for each kind and folding, shared while rule sets use it and dropped afterwards")
  func sharing() throws {
    let cache = CompiledLists()
    let json = #"""
      {"rules":[
        {"id":"a","verdict":"hide","when":{"words":{"lists":["spam"]}}},
        {"id":"b","verdict":"hide","when":{"words":{"terms":["y"],"lists":["spam"]}}},
        {"id":"c","verdict":"hide","when":{"substrings":{"lists":["spam"]}}},
        {"id":"d","verdict":"hide","folding":"exact","when":{"words":{"lists":["spam"]}}},
        {"id":"e","verdict":"hide","when":{"users":{"lists":["spam"]}}}
      ]}
      """#
    func compile(_ layer: RuleLayer, _ id: Int64, version: Int64) throws -> CompiledLayer {
      let content = TermListContent(id: TermListID(rawValue: id), version: version, terms: ["casino"])
      let source = RuleSetSource(
        layer: layer, version: 1, document: try RuleSetDocument(json: json.utf8),
        lists: [ListReference(name: "spam"): content])
      return try CompiledLayer(source, sharing: cache)
    }
    do {
      let layers = [try compile(.gateway, 1, version: 1), try compile(.tenant, 1, version: 1)]
      #expect(cache.count == 4)
      let rules = CompiledRuleSet(layers: layers)
      #expect(rules.lists.map(\.flags.count) == [4, 2, 2])
      #expect(rules.decide("casino").matches.map(\.rule) == ["a", "b", "c", "d"])
      let newer = try compile(.tenant, 1, version: 2)
      #expect(cache.count == 8)
      #expect(newer.lists[0] !== layers[1].lists[0])
    }
    #expect(cache.count == 0)
  }

  @Test("Uses of term lists are bounded")
  func tooMany() throws {
    func compile(_ count: Int) throws -> [RuleSetFault] {
      let names = (0..<count).map { "l\($0)" }
      let rules = names.map { #"{"id":"\#($0)","verdict":"hide","when":{"words":{"lists":["\#($0)"]}}}"# }
      let lists = Dictionary(uniqueKeysWithValues: names.map { ($0, [$0]) })
      let source = try source(.tenant, #"{"rules":[\#(rules.joined(separator: ","))]}"#, lists: lists)
      return faults { () throws(RuleSetFaults) in try CompiledRuleSet([source]) }
    }
    #expect(try compile(32) == [])
    #expect(try compile(33).map(\.path) == ["/rules"])
  }
}
